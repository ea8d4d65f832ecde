using MethodCabinet.Domain;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Jury;

/// <summary>Самоотводы that were declared: one's own, and for the chair those of the whole jury of the round.</summary>
public static class ListConflicts
{
    /// <param name="Jurors">For whom the caller may declare one.</param>
    public sealed record Response(IReadOnlyList<Conflict> Conflicts, IReadOnlyList<Juror> Jurors, IReadOnlyList<School> Schools, bool LeadsJury);

    /// <param name="School">Null unless it is about a school.</param>
    /// <param name="Name">Of a person, for whoever declared it; null for others, and unless it is about one.</param>
    /// <param name="Cipher">Of a work whose author the juror knows, for whoever declared it: beside a reason it would tell others whose it is. Null otherwise.</param>
    public sealed record Conflict(Guid Id, string Juror, string? School, string? Name, string? Cipher, string Reason, string DeclaredBy, DateTimeOffset DeclaredAt);

    public sealed record Juror(Guid PersonId, string Name);

    public sealed record School(Guid Id, string Name);

    public static async Task<Ok<Response>> Handle(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var (me, olympiadId) = (user.PersonId, (await db.JurorOfRoundAsync(id, user.PersonId, ct)).OlympiadId);
        var leads = user.Roles.Contains(Role.Chair);
        var jurors = await (
            from member in db.JuryMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == olympiadId && (leads || person.Id == me)
            orderby person.LastName, person.FirstName
            select person)
            .AsNoTracking().ToListAsync(ct);
        var known = jurors.ConvertAll(j => j.Id);
        var conflicts = await (
            from conflict in db.DeclaredConflicts
            join juror in db.People on conflict.JurorId equals juror.Id
            join declarer in db.People on conflict.DeclaredById equals declarer.Id
            join organization in db.Organizations on conflict.OrganizationId equals organization.Id into schools
            from school in schools.DefaultIfEmpty()
            join of in db.Works on conflict.AttemptId equals of.AttemptId into works
            from work in works.DefaultIfEmpty()
            where known.Contains(conflict.JurorId) && (conflict.AttemptId == null || db.Rounds.Any(r => r.Id == work.RoundId && r.OlympiadId == olympiadId))
            orderby conflict.DeclaredAt
            select new { Conflict = conflict, Juror = juror, Declarer = declarer, School = (string?)school.ShortName, Cipher = (string?)work.Cipher })
            .AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            conflicts.ConvertAll(c => new Conflict(
                c.Conflict.Id, c.Juror.ShortName, c.School, c.Conflict.DeclaredById == me ? c.Conflict.Name : null, c.Conflict.DeclaredById == me ? c.Cipher : null,
                c.Conflict.Reason, c.Declarer.ShortName, c.Conflict.DeclaredAt)),
            jurors.ConvertAll(j => new Juror(j.Id, j.ShortName)),
            await db.Organizations.OrderBy(o => o.ShortName).Select(o => new School(o.Id, o.ShortName)).ToListAsync(ct),
            leads));
    }
}

/// <summary>Declares a school, or somebody by name: for oneself, or as the chair for a member of the jury. Whether there is such a participant is not told.</summary>
public static class DeclareConflict
{
    /// <param name="OrganizationId">Null when it is about a person.</param>
    /// <param name="Name">Surname, first name and, if known, patronymic; null when it is about a school.</param>
    public sealed record Request(Guid JurorId, Guid? OrganizationId, string? Name, string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var olympiadId = (await db.JurorOfRoundAsync(id, user.PersonId, ct)).OlympiadId;
        if (request.JurorId != user.PersonId)
        {
            await db.ChairOfRoundAsync(id, user, ct);
        }

        if (!await db.JuryMembers.AnyAsync(m => m.OlympiadId == olympiadId && m.PersonId == request.JurorId, ct)
            || (request.OrganizationId is { } school && !await db.Organizations.AnyAsync(o => o.Id == school, ct)))
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        await Conflicts.AddAsync(
            db,
            new DeclaredConflict
            {
                Id = Guid.CreateVersion7(),
                JurorId = request.JurorId,
                OrganizationId = request.OrganizationId,
                Name = request.OrganizationId is null ? DeclaredConflict.NameOf(request.Name ?? "") : null,
                Reason = DeclaredConflict.CheckReason(request.Reason),
                DeclaredById = user.PersonId,
                DeclaredAt = now,
            },
            site.DayOf(now),
            ct);
        return TypedResults.NoContent();
    }
}

/// <summary>«Я знаю автора»: the juror gives back the work at hand, and no work of its author comes again.</summary>
public static class KnowAuthor
{
    public sealed record Request(string Reason);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CurrentUser user, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var marking = await db.Markings.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == id && m.JurorId == user.PersonId && m.DoneAt == null && m.Turn != MarkingTurn.Appeal, ct).OrNotFound();
        await Conflicts.AddAsync(
            db,
            new DeclaredConflict
            {
                Id = Guid.CreateVersion7(),
                JurorId = user.PersonId,
                AttemptId = marking.AttemptId,
                Reason = DeclaredConflict.CheckReason(request.Reason),
                DeclaredById = user.PersonId,
                DeclaredAt = now,
            },
            site.DayOf(now),
            ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The chair takes back what was declared by mistake; nothing that is about the chair, who would judge in the own cause.</summary>
public static class WithdrawConflict
{
    public static async Task<NoContent> Handle(Guid id, Guid conflictId, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var olympiadId = (await db.ChairOfRoundAsync(id, user, ct)).OlympiadId;
        var conflict = await db.DeclaredConflicts
            .SingleOrDefaultAsync(c => c.Id == conflictId && db.JuryMembers.Any(m => m.OlympiadId == olympiadId && m.PersonId == c.JurorId)
                && (c.AttemptId == null || db.Rounds.Any(r => r.OlympiadId == olympiadId && db.Works.Any(w => w.AttemptId == c.AttemptId && w.RoundId == r.Id))), ct)
            .OrNotFound();
        if (conflict.JurorId == user.PersonId)
        {
            throw new RuleBroken(JuryErrors.ConflictOwn);
        }

        db.DeclaredConflicts.Remove(conflict);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class Conflicts
{
    /// <summary>Stores it, and takes from the juror the works at hand that are no longer for that juror.</summary>
    public static async Task AddAsync(AppDb db, DeclaredConflict conflict, DateOnly today, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.DeclaredConflicts.Add(conflict);
        await db.SaveUniqueAsync(JuryErrors.ConflictKnown, ct);
        var ties = await db.TiesOfAsync(conflict.JurorId, today, ct);
        var held = db.Markings.Where(m => m.JurorId == conflict.JurorId && m.DoneAt == null && !db.WorksFor(ties).Any(w => w.AttemptId == m.AttemptId));
        var rounds = await held.Join(db.Works, m => m.AttemptId, w => w.AttemptId, (_, work) => work.RoundId).Distinct().ToListAsync(ct);
        await held.ExecuteDeleteAsync(ct);
        foreach (var roundId in rounds)
        {
            await JuryChanges.TellAsync(db, roundId, ct);
        }

        await Referees.TellAsync(db, conflict.JurorId, ct);
        await transaction.CommitAsync(ct);
    }
}
