using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>A new draft with its tracks and, all or nothing, its rounds.</summary>
public static class CreateOlympiad
{
    /// <param name="Grades">A track is made for each.</param>
    /// <param name="LateAcceptMinutes">See <see cref="Olympiad.LateAcceptMinutes"/>.</param>
    /// <param name="Rounds">In their order; more can be added later.</param>
    public sealed record Request(
        Guid SeasonId,
        string SubjectCode,
        Stage Stage,
        string Title,
        DateTimeOffset RegistrationOpensAt,
        DateTimeOffset RegistrationClosesAt,
        bool SelfRegistration,
        IReadOnlyList<int> Grades,
        int LateAcceptMinutes = 0,
        IReadOnlyList<AddRound.Request>? Rounds = null);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        OlympiadPlan.CheckRegistrationPeriod(request.RegistrationOpensAt, request.RegistrationClosesAt);
        LateDeliveries.CheckAcceptMinutes(request.LateAcceptMinutes);
        if (!await db.Seasons.AnyAsync(s => s.Id == request.SeasonId, ct))
        {
            throw new RuleBroken(OlympiadErrors.SeasonUnknown);
        }

        await CheckSubjectAsync(db, request.SubjectCode, ct);
        var olympiad = new Olympiad
        {
            Id = Guid.CreateVersion7(),
            SeasonId = request.SeasonId,
            SubjectCode = request.SubjectCode,
            Stage = request.Stage,
            Title = OlympiadPlan.Title(request.Title),
            RegistrationOpensAt = request.RegistrationOpensAt,
            RegistrationClosesAt = request.RegistrationClosesAt,
            SelfRegistration = request.SelfRegistration,
            LateAcceptMinutes = request.LateAcceptMinutes,
            CreatedById = user.PersonId,
            CreatedAt = clock.GetUtcNow(),
        };
        foreach (var grade in request.Grades.Distinct().Order())
        {
            OlympiadPlan.CheckGrade(grade);
            olympiad.Tracks.Add(new Track { Id = Guid.CreateVersion7(), OlympiadId = olympiad.Id, Grade = grade, Name = AddTrack.NameOf(grade) });
        }

        foreach (var (index, wanted) in (request.Rounds ?? []).Index())
        {
            var round = AddRound.Make(olympiad.Id, wanted);
            round.Position = index + 1;
            olympiad.Rounds.Add(round);
        }

        db.Olympiads.Add(olympiad);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/olympiads/{olympiad.Id}", new Response(olympiad.Id));
    }

    /// <param name="held">The subject that the olympiad has already; it may be kept when it is retired.</param>
    public static async Task CheckSubjectAsync(AppDb db, string code, CancellationToken ct, string? held = null)
    {
        if (!await db.Subjects.AnyAsync(s => s.Code == code && (!s.IsRetired || code == held), ct))
        {
            throw new RuleBroken(OlympiadErrors.SubjectUnknown);
        }
    }
}
