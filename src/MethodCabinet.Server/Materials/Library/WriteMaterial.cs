using MethodCabinet.Domain;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>A draft of the caller's own.</summary>
public static class CreateMaterial
{
    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(MaterialDescription request, AppDb db, LibraryReads reads, TimeProvider clock, CancellationToken ct)
    {
        if (!reads.Reader.MayPropose)
        {
            throw new RuleBroken(LibraryErrors.MayNotPropose);
        }

        var material = new Material { Id = Guid.CreateVersion7(), CreatedById = reads.Reader.PersonId, CreatedAt = clock.GetUtcNow() };
        material.Describe(request, reads.ThisYear);
        await reads.CheckSubjectsAsync(material.Subjects, ct);
        db.Materials.Add(material);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(material.Id));
    }
}

public static class EditMaterial
{
    /// <param name="Version">As read; a change by somebody else meanwhile is a conflict.</param>
    public sealed record Request(MaterialDescription Description, uint Version);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, LibraryReads reads, CancellationToken ct)
    {
        var material = await reads.FindToEditAsync(id, request.Version, ct);
        material.Describe(request.Description, reads.ThisYear);
        await reads.CheckSubjectsAsync(material.Subjects, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes back a draft that nobody was shown and nothing points to.</summary>
public static class DeleteMaterial
{
    public static async Task<NoContent> Handle(Guid id, AppDb db, LibraryReads reads, IEnumerable<MaterialUses> hooks, CancellationToken ct)
    {
        var material = await reads.FindAsync(id, ct);
        if (!reads.Reader.Edits(material))
        {
            throw new RuleBroken(LibraryErrors.MayNotEdit);
        }

        material.CheckDeletable();

        // A link in a text is nothing that the database could hold to.
        foreach (var hook in hooks)
        {
            if ((await hook.Of(db, id).ToListAsync(ct)).Count > 0)
            {
                throw new RuleBroken(LibraryErrors.InUse);
            }
        }

        db.Materials.Remove(material);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation })
        {
            throw new RuleBroken(LibraryErrors.InUse);
        }

        return TypedResults.NoContent();
    }
}
