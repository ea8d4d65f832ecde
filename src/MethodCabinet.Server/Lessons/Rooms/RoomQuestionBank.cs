using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Lessons;
using MethodCabinet.Domain.Lessons.Rooms;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Lessons.Rooms;

/// <summary>
/// Which questions somebody who leads may ask a class: of banks that are their own, and of those that the cabinet has opened for lessons. The others hold tasks of olympiads that nobody is to know yet.
/// </summary>
internal static class RoomQuestionBank
{
    public static IQueryable<QuestionBank> BanksFor(this AppDb db, Guid personId) => db.QuestionBanks.Where(bank => bank.IsForLessons || bank.CreatedBy == personId);

    /// <summary>The question with its key, as the room keeps it.</summary>
    /// <exception cref="RuleBroken">QuestionUnfit.</exception>
    public static async Task<AskedQuestion> ReadQuestionAsync(this AppDb db, Guid personId, Guid versionId, CancellationToken ct)
    {
        var version = await db.QuestionVersions.AsNoTracking()
            .Where(v => v.Id == versionId && db.Questions.Any(q => q.Id == v.QuestionId && !q.Archived && db.BanksFor(personId).Any(bank => bank.Id == q.BankId)))
            .SingleOrDefaultAsync(ct) ?? throw new RuleBroken(LessonErrors.QuestionUnfit);
        return new(version.Title, version.StatementHtml, version.BodyRendered.InNeutralOrder(), version.Points.MaxPoints, new QuestionMarking(version.Key, version.Points));
    }
}

/// <summary>Questions that the caller may ask the class of a lesson that they lead. Keys are not among what is sent.</summary>
public static class ListRoomQuestions
{
    private const int Most = 50;

    /// <param name="HasBanks">There are banks for the caller at all.</param>
    /// <param name="HasMore">Others are left out; more words find fewer.</param>
    public sealed record Response(bool HasBanks, IReadOnlyList<Item> Questions, bool HasMore);

    public sealed record Item(Guid VersionId, string Title, string Bank, string Type, string StatementHtml, decimal MaxPoints);

    /// <param name="search">Words of the title or the statement.</param>
    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, LessonRows rows, CancellationToken ct, string? search = null)
    {
        var (_, actor) = await rows.OwnAsync(id, ct);
        actor.DemandStaff();
        var banks = db.BanksFor(actor.PersonId);
        var found = from bank in banks
                    join q in db.Questions on bank.Id equals q.BankId
                    join v in db.QuestionVersions on new { q.Id, Number = q.LastNumber } equals new { Id = v.QuestionId, v.Number }
                    where !q.Archived
                    select new { Bank = bank.Title, Version = v };
        foreach (var word in (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            found = found.Where(f => EF.Functions.ILike(f.Version.Title, pattern) || EF.Functions.ILike(f.Version.Statement, pattern));
        }

        // Its kind is known once it is read.
        List<Item> items = [];
        await foreach (var f in found.OrderBy(f => f.Bank).ThenBy(f => f.Version.Title).ThenBy(f => f.Version.Id).AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (RoomQuestions.IsQuick(f.Version.Body))
            {
                items.Add(new Item(f.Version.Id, f.Version.Title, f.Bank, QuestionTypes.NameOf(f.Version.Body), f.Version.StatementHtml, f.Version.Points.MaxPoints));
                if (items.Count > Most)
                {
                    break;
                }
            }
        }

        return TypedResults.Ok(new Response(items.Count > 0 || await banks.AnyAsync(ct), [.. items.Take(Most)], items.Count > Most));
    }
}
