using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Certificates;

internal static class CertificateRequests
{
    /// <summary>Waits for the end of the last order to issue documents.</summary>
    public static async Task<GetIssuing.Run> UntilIssuedAsync(this HttpClient client, Guid olympiadId)
    {
        GetIssuing.Run? last = null;
        await Eventually.TrueAsync(
            async () => (last = (await client.ReadAsync<GetIssuing.Response>($"/api/olympiads/{olympiadId}/certificates/issuing")).Last) is { FinishedAt: not null },
            "the documents");
        return last!;
    }
}
