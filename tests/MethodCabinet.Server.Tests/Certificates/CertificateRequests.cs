using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Certificates;

internal static class CertificateRequests
{
    /// <summary>Waits for the end of the last order to issue documents.</summary>
    public static async Task<GetIssuing.Run> UntilIssuedAsync(this HttpClient client, Guid id, string of = "olympiads")
    {
        GetIssuing.Run? last = null;
        await Eventually.TrueAsync(
            async () => (last = (await client.ReadAsync<GetIssuing.Response>($"/api/{of}/{id}/certificates/issuing")).Last) is { FinishedAt: not null },
            "the documents");
        return last!;
    }
}
