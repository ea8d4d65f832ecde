using MethodCabinet.Domain.Courses.Scorm;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Archives;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Courses.Learning;

/// <summary>The package of a unit, as its player needs it.</summary>
/// <param name="Address">Of the page that opens it; its files stand beside it. Null where this server has no second address for packages.</param>
/// <param name="IsCompletedByPackage">Its learner cannot say that it is complete.</param>
/// <param name="Notes">What was left out, for its author.</param>
public sealed record UnitScorm(
    Guid FileId, string? Address, ScormVersion Version, string Title, bool IsCompletedByPackage, IReadOnlyList<UnitScormItem> Items, IReadOnlyList<ScormNote> Notes)
{
    /// <param name="learner">Null for an author who looks at it: nothing is remembered then.</param>
    internal static async Task<UnitScorm?> OfAsync(ScormContent content, (Guid EnrolmentId, Guid UnitId)? learner, AppDb db, PackageTokens tokens, MaterialsSettings settings, CancellationToken ct)
    {
        if (content is not { FileId: { } fileId, Package: { } package })
        {
            return null;
        }

        var states = learner is { } l
            ? await db.ScormStates.AsNoTracking().Where(s => s.EnrolmentId == l.EnrolmentId && s.UnitId == l.UnitId && s.FileId == fileId).ToDictionaryAsync(s => s.ItemId, ct)
            : [];
        var address = settings.ContentOrigin.Length == 0
            ? null
            : $"{settings.ContentOrigin.TrimEnd('/')}{PackageHost.Prefix}{tokens.For(fileId)}/?v={(package.Version == ScormVersion.Scorm2004 ? "2004" : "12")}";
        return new(
            fileId, address, package.Version, package.Title, content.IsCompletedByPackage,
            [.. package.Items.Select(item => ItemOf(item, package.Version, states.GetValueOrDefault(item.Id)))], learner is null ? package.Notes : []);
    }

    private static UnitScormItem ItemOf(ScormItem item, ScormVersion version, ScormState? state)
    {
        var outcome = ScormOutcome.Of(version, state?.Values ?? new Dictionary<string, string>());
        return new(item.Id, item.Title, item.Depth, item.Href, item.Reports, item.LaunchData, item.MasteryScore, outcome.IsComplete, outcome.Share, state?.Revision ?? 0, state?.Values ?? new Dictionary<string, string>());
    }
}

/// <param name="Href">Beside the page that opens the package; null for a heading.</param>
/// <param name="Share">Of the highest score, 0 to 1; null without a score.</param>
/// <param name="Revision">Of the state that is stored; 0 before the first.</param>
/// <param name="Values">The data model as it was stored, element by element.</param>
public sealed record UnitScormItem(
    string Id, string Title, int Depth, string? Href, bool Reports, string LaunchData, decimal? MasteryScore, bool IsComplete, decimal? Share, int Revision, IReadOnlyDictionary<string, string> Values);
