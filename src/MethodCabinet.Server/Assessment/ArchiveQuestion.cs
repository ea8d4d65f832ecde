using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>Puts a question away or brings it back. It stays in the papers where it stands; only new ones are no longer offered it.</summary>
public static class ArchiveQuestion
{
    public sealed record Request(bool Archived);

    public static async Task<NoContent> Handle(Guid id, Request request, AppDb db, CancellationToken ct)
    {
        var question = await db.Questions.SingleOrDefaultAsync(q => q.Id == id, ct) ?? throw new RuleBroken(AssessmentErrors.QuestionNotFound);
        question.Archive(request.Archived);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
