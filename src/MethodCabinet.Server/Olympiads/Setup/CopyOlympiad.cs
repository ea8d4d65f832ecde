using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Setup;

/// <summary>A draft like an earlier olympiad: tracks, rounds, papers; no registrations, works or regulations.</summary>
public static class CopyOlympiad
{
    /// <param name="ShiftDays">How many days later (or earlier, when negative) all dates lie.</param>
    /// <param name="WithPapers">Also the papers with their tasks.</param>
    public sealed record Request(Guid SeasonId, string Title, int ShiftDays, bool WithPapers);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(
        Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (Math.Abs(request.ShiftDays) > 3660 || !await db.Seasons.AnyAsync(s => s.Id == request.SeasonId, ct))
        {
            throw new RuleBroken(OlympiadErrors.SeasonUnknown);
        }

        var from = await db.Olympiads.AsNoTracking()
            .Include(o => o.Tracks).Include(o => o.Rounds).ThenInclude(r => r.Papers).ThenInclude(p => p.Tasks)
            .AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, ct).OrNotFound();
        var copy = new Olympiad
        {
            Id = Guid.CreateVersion7(),
            SeasonId = request.SeasonId,
            SubjectCode = from.SubjectCode,
            Stage = from.Stage,
            Title = OlympiadPlan.Title(request.Title),
            RegistrationOpensAt = Later(from.RegistrationOpensAt),
            RegistrationClosesAt = Later(from.RegistrationClosesAt),
            SelfRegistration = from.SelfRegistration,
            LateAcceptMinutes = from.LateAcceptMinutes,
            CreatedById = user.PersonId,
            CreatedAt = clock.GetUtcNow(),
        };
        OlympiadPlan.CheckRegistrationPeriod(copy.RegistrationOpensAt, copy.RegistrationClosesAt);
        var tracks = from.Tracks.ToDictionary(t => t.Id, t => new Track { Id = Guid.CreateVersion7(), OlympiadId = copy.Id, Grade = t.Grade, Name = t.Name });
        copy.Tracks.AddRange(tracks.Values);
        foreach (var r in from.Rounds)
        {
            var round = new Round
            {
                Id = Guid.CreateVersion7(),
                OlympiadId = copy.Id,
                Kind = r.Kind,
                Title = r.Title,
                Position = r.Position,
                OpensAt = Later(r.OpensAt),
                ClosesAt = Later(r.ClosesAt),
                DurationMinutes = r.DurationMinutes,
                IsMarkedByWork = r.IsMarkedByWork,
            };
            if (request.WithPapers)
            {
                round.Papers.AddRange(r.Papers.Select(p => Copy(p, round.Id, tracks[p.TrackId].Id)));
            }

            copy.Rounds.Add(round);
        }

        db.Olympiads.Add(copy);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/olympiads/{copy.Id}", new Response(copy.Id));

        // Days are the municipality's: ten in the morning stays ten across a change of the clocks.
        DateTimeOffset Later(DateTimeOffset moment)
        {
            var local = TimeZoneInfo.ConvertTime(moment, site.Zone).DateTime.AddDays(request.ShiftDays);
            return new DateTimeOffset(local, site.Zone.GetUtcOffset(local));
        }
    }

    private static Paper Copy(Paper from, Guid roundId, Guid trackId)
    {
        var paper = new Paper
        {
            Id = Guid.CreateVersion7(),
            RoundId = roundId,
            TrackId = trackId,
            Title = from.Title,
            Instructions = from.Instructions,
            MaxPoints = from.MaxPoints,
            MoreMinutes = from.MoreMinutes,
        };
        paper.Tasks.AddRange(from.Tasks.Select(t => new PaperTask
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Position = t.Position,
            QuestionVersionId = t.QuestionVersionId,
        }));
        return paper;
    }
}
