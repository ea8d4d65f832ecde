using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Olympiads.Receipts;

/// <summary>What proves that nothing was lost or altered: keys, digests of rounds, proofs.</summary>
public static class ReceiptRoutes
{
    public static void AddReceipts(this IServiceCollection services) => services.AddSingleton<RoundTrees>();

    public static void MapReceipts(this WebApplication app)
    {
        var keys = app.MapApi("/receipt-keys", "receipts", policy: null);
        keys.MapGet("/", ListReceiptKeys.Handle).AllowAnonymous();
        keys.MapPost("/", RotateReceiptKey.Handle).RequireAuthorization(Policies.Administrator);

        app.MapApi("/rounds", "receipts", policy: null).MapGet("/{id:guid}/roots", ListRoundRoots.Handle).AllowAnonymous();
        app.MapApi("/olympiads", "receipts", policy: null).MapGet("/{id:guid}/roots", ListOlympiadRoots.Handle).AllowAnonymous();
        app.MapApi("/attempts", "receipts", Policies.SignedIn).MapGet("/{id:guid}/proof", GetAttemptProof.Handle);
        app.MapGet(OfflineReceiptVerifier.Path, OfflineReceiptVerifier.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
