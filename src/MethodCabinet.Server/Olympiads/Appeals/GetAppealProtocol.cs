using MethodCabinet.Domain.Olympiads.Appeals;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Olympiads.Appeals;

/// <summary>The protocol of the commission about all appeals of a round that were decided, for signing on paper.</summary>
public static class GetAppealProtocol
{
    public static async Task<FileContentHttpResult> Handle(Guid id, AppDb db, SiteSettings site, Audit audit, CancellationToken ct)
    {
        var head = await (
            from round in db.Rounds
            join olympiad in db.Olympiads on round.OlympiadId equals olympiad.Id
            where round.Id == id
            select new { olympiad.Id, olympiad.Title, olympiad.Stage, Round = round.Title })
            .SingleOrDefaultAsync(ct).OrNotFound();
        var members = await (
            from member in db.CommissionMembers
            join person in db.People on member.PersonId equals person.Id
            where member.OlympiadId == head.Id
            orderby member.IsChair descending, person.LastName, person.FirstName
            select new { Person = person, member.IsChair })
            .AsNoTracking().ToListAsync(ct);
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
                Votes = db.AppealVotes.Count(v => v.AppealId == appeal.Id),
            })
            .AsNoTracking().ToListAsync(ct);
        var document = AppealProtocol.Draw(
            new AppealProtocol.Head(site.Cabinet, site.Municipality, head.Title, head.Stage, head.Round),
            members.ConvertAll(m => new AppealProtocol.Member(m.Person.FullName, m.IsChair)),
            decided.ConvertAll(d => new AppealProtocol.Case(
                d.Person.FullName, d.School, d.Grade, d.Appeal, d.Position, d.Votes, TimeZoneInfo.ConvertTime(d.Appeal.EndedAt!.Value, site.Zone))));
        audit.Record("Appeal.protocol-exported", id, new { decided.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(document, AppealProtocol.MediaType, $"appeals-{id:N}.docx");
    }
}
