using MethodCabinet.Domain;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.People.Imports;

/// <summary>Writes all rows of a draft in one transaction, or none. Compares anew: since the preview somebody may have entered the same people.</summary>
public static class ConfirmImport
{
    public sealed record Response(int Created, int Updated, int Same);

    public static async Task<Ok<Response>> Handle(
        Guid id, AppDb db, PeopleReads reads, CurrentUser user, NewPeople people, Audit audit, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await NewPeople.LockAsync(db, ct);
        var draft = await GetImport.FindAsync(id, db.ImportDrafts, user, ct);
        if (draft.ConfirmedAt is not null)
        {
            throw new RuleBroken(PeopleErrors.ImportConfirmed);
        }

        var rows = GetImport.RowsOf(draft);
        foreach (var organization in rows.Select(r => r.OrganizationId).OfType<Guid>().Distinct())
        {
            reads.DemandEntering(organization);
        }

        var plan = await ImportPlan.LoadAsync(db, reads, draft.Kind, rows, ct);
        var byStatus = rows.Select(plan.Judge).ToLookup(row => row.Status);
        if (byStatus[ImportStatus.Error].Any())
        {
            throw new RuleBroken(PeopleErrors.ImportHasErrors);
        }

        draft.ConfirmedAt = clock.GetUtcNow();
        draft.Rows = "[]";
        var response = new Response(byStatus[ImportStatus.New].Count(), byStatus[ImportStatus.Update].Count(), byStatus[ImportStatus.Same].Count());
        audit.Record("import.confirmed", draft.Id, response);
        await UpdateAsync(byStatus[ImportStatus.Update], plan, db, reads.Today, ct);
        await db.SaveChangesAsync(ct);
        await people.AddAsync(
            [
                .. byStatus[ImportStatus.New].Select(row =>
                    new NewPerson(row.Data, [plan.PlaceOf(row)])),
            ],
            ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(response);
    }

    /// <summary>The place of known people, and an address of those who have none (<see cref="PersonRules.Offer"/>).</summary>
    private static async Task UpdateAsync(IEnumerable<ImportRow> rows, ImportPlan plan, AppDb db, DateOnly today, CancellationToken ct)
    {
        var updates = rows.ToList();
        var people = updates.Select(plan.PersonOf).ToArray();
        var memberships = (await db.Memberships.Where(m => people.Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        // A teacher of two schools may stand in the table twice.
        var given = updates.Where(plan.GivesEmail).ToLookup(plan.PersonOf, row => row.Email);
        var receiving = given.Select(g => g.Key).ToArray();
        foreach (var person in await db.People.Where(p => receiving.Contains(p.Id)).ToListAsync(ct))
        {
            person.Email = given[person.Id].First();
        }

        foreach (var row in updates)
        {
            var person = plan.PersonOf(row);
            var place = plan.PlaceOf(row);
            var current = plan.Current(row) is { } known ? memberships[person].Single(m => m.Id == known.Id) : null;
            if (current is not null && (place.Kind == MembershipKind.Teacher || current.From == today))
            {
                current.Grade = place.Grade;
                current.ClassLetter = place.ClassLetter;
                current.Position = place.Position;
                current.Subjects = [.. place.Subjects];
                continue;
            }

            if (current is not null)
            {
                MembershipRules.End(current, today.AddDays(-1));
            }

            var joining = new Membership
            {
                Id = Guid.CreateVersion7(),
                PersonId = person,
                OrganizationId = place.OrganizationId,
                Kind = place.Kind,
                From = today,
                Grade = place.Grade,
                ClassLetter = place.ClassLetter,
                Position = place.Position,
                Subjects = [.. place.Subjects],
            };
            MembershipRules.CheckJoin(joining, memberships[person]);
            db.Memberships.Add(joining);
        }
    }
}
