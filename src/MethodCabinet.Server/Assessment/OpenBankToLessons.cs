using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Assessment;

/// <summary>Lets teachers ask the questions of a bank in their lessons, or no longer. Again is harmless.</summary>
public static class OpenBankToLessons
{
    public sealed record Request(bool IsForLessons);

    public static async Task<NoContent> Handle(Guid bankId, Request request, AppDb db, CancellationToken ct)
    {
        var bank = await db.QuestionBanks.SingleOrDefaultAsync(b => b.Id == bankId, ct).OrNotFound();
        bank.OpenToLessons(request.IsForLessons);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
