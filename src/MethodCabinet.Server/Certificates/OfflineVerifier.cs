using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Certificates;

/// <summary>The page that verifies documents without this server.</summary>
public static class OfflineVerifier
{
    public const string Path = "/verify-document.html";

    public static Task<Results<ContentHttpResult, NotFound>> Handle(AppDb db, IWebHostEnvironment environment, CancellationToken cancellationToken) =>
        PageWithKeys.ServeAsync("/verify-document.template", db, environment, cancellationToken);
}
