using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>The protocol of the commission about all appeals of a round that were decided, for signing on paper: for staff, and for the chair of the commission.</summary>
public static class GetAppealProtocol
{
    public static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, CurrentUser user, SiteSettings site, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        var me = user.PersonId;
        var head = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == id
            select new
            {
                olympiad.Id,
                olympiad.Title,
                olympiad.Stage,
                Round = round.Title,
                IsSigned = db.ResultsSignings.Any(s => s.OlympiadId == olympiad.Id),
                Leads = db.CommissionMembers.Any(m => m.OlympiadId == olympiad.Id && m.PersonId == me && m.IsChair),
            })
            .SingleOrDefaultAsync(ct).OrNotFound();
        if (!user.IsStaff && !head.Leads)
        {
            throw new RuleBroken(PlatformErrors.NotFound);
        }

        // The commission decides by cipher, and the jury may have to mark again until its chair has signed.
        var named = ResultsAccess.SeesNames(user.AsViewer(), head.IsSigned);
        var decided = await (
            from appeal in db.Appeals
            join attempt in db.Attempts on appeal.AttemptId equals attempt.Id
            join registration in db.Registrations on attempt.RegistrationId equals registration.Id
            join person in db.People on attempt.PersonId equals person.Id
            join school in db.Organizations on registration.OrganizationId equals school.Id
            join task in db.PaperTasks on appeal.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            where attempt.RoundId == id && appeal.State == AppealState.Decided
            orderby appeal.EndedAt
            select new
            {
                Appeal = appeal,
                Person = person,
                School = school.ShortName,
                registration.Grade,
                Position = (int?)task.Position,
                Cipher = db.Works.Where(w => w.AttemptId == attempt.Id).Select(w => w.Cipher).SingleOrDefault(),
                Votes = db.AppealVotes.Count(v => v.AppealId == appeal.Id),
            })
            .AsNoTracking().ToListAsync(ct);
        var appeals = decided.ConvertAll(d => d.Appeal);
        var criteria = await CriteriaAsync(db, appeals, ct);
        var document = AppealProtocol.Draw(
            new AppealProtocol.Head(site.Cabinet, site.Municipality, head.Title, head.Stage, head.Round),
            await MembersAsync(db, head.Id, appeals, site.DayOf(clock.GetUtcNow()), ct),
            decided.ConvertAll(d => new AppealProtocol.Case(
                named ? $"{d.Person.FullName}, {d.Grade} класс, {d.School}" : d.Cipher is { } cipher ? $"Работа {cipher}" : "Работа без шифра",
                d.Appeal, d.Position, [.. criteria[d.Appeal.Id]], d.Votes, TimeZoneInfo.ConvertTime(d.Appeal.EndedAt!.Value, site.Zone))));
        audit.Record("Appeal.protocol-exported", id, new { decided.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(document, AppealProtocol.MediaType, $"appeals-{id:N}.docx");
    }

    /// <summary>Who was appointed, and what each had to do with which of the appeals.</summary>
    /// <param name="appeals">In the order of the table.</param>
    private static async Task<List<AppealProtocol.Member>> MembersAsync(AppDb db, Guid olympiadId, List<Appeal> appeals, DateOnly today, CancellationToken ct)
    {
        var ids = appeals.ConvertAll(a => a.Id);
        var members = await (
            from member in db.CommissionMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == olympiadId
            orderby member.IsChair descending, person.LastName, person.FirstName
            select new { Person = person, member.IsChair })
            .AsNoTracking().ToListAsync(ct);
        var votes = await db.AppealVotes.Where(v => ids.Contains(v.AppealId)).Select(v => new { v.MemberId, v.AppealId }).ToListAsync(ct);
        var voted = votes.ToLookup(v => v.MemberId, v => v.AppealId);
        var known = new List<AppealProtocol.Member>();
        foreach (var member in members)
        {
            var ties = await db.TiesOfAsync(member.Person.Id, today, ct);
            var given = voted[member.Person.Id].ToHashSet();
            var dealt = await db.AppealsFor(ties).Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(ct);
            known.Add(new AppealProtocol.Member(
                member.Person.FullName, member.IsChair, NumbersOf(given.Contains), NumbersOf(a => !given.Contains(a) && !dealt.Contains(a)), NumbersOf(a => !given.Contains(a) && dealt.Contains(a))));
        }

        return known;

        int[] NumbersOf(Func<Guid, bool> which) => [.. ids.Index().Where(a => which(a.Item)).Select(a => a.Index + 1)];
    }

    /// <summary>Appeal → the texts of the criteria with whose points the participant disagrees, as they stood in the paper that was sat.</summary>
    private static async Task<ILookup<Guid, string>> CriteriaAsync(AppDb db, List<Appeal> appeals, CancellationToken ct)
    {
        var texts = new List<(Guid Appeal, string Text)>();
        foreach (var ofTask in appeals.Where(a => a.TaskId is not null && a.CriterionIds.Count > 0).GroupBy(a => a.TaskId!.Value))
        {
            var sat = await db.SatVersionsAsync(ofTask.Key, [.. ofTask.Select(a => a.AttemptId)], ct);
            var versions = await db.QuestionVersions.AsNoTracking().Where(v => sat.Values.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Key, ct);
            texts.AddRange(
                from appeal in ofTask
                where sat.ContainsKey(appeal.AttemptId)
                from criterion in (versions[sat[appeal.AttemptId]] as ManualKey)?.Criteria ?? []
                where appeal.CriterionIds.Contains(criterion.Id)
                select (appeal.Id, criterion.Text));
        }

        return texts.ToLookup(t => t.Appeal, t => t.Text);
    }
}
