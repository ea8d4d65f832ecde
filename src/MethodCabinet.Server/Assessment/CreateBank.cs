using MethodCabinet.Domain.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Assessment;

/// <summary>Makes an empty bank of questions.</summary>
public static class CreateBank
{
    /// <param name="Subject">Code of the subject.</param>
    public sealed record Request(string Title, string Subject);

    public sealed record Response(Guid Id);

    public static async Task<Ok<Response>> Handle(Request request, AppDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var bank = new QuestionBank(Guid.CreateVersion7(), request.Title, request.Subject, clock.GetUtcNow(), user.PersonId);
        db.QuestionBanks.Add(bank);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(bank.Id));
    }
}
