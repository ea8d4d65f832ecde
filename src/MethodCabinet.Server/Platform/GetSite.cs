using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Platform;

/// <summary>What the pages need before anybody signs in.</summary>
public static class GetSite
{
    /// <param name="Now">The server's clock.</param>
    /// <param name="TimeZone">IANA name.</param>
    public sealed record Response(string Municipality, string Cabinet, string Accent, string TimeZone, bool Example, DateTimeOffset Now);

    public static Ok<Response> Handle(SiteSettings site, ExampleSettings example, TimeProvider clock) =>
        TypedResults.Ok(new Response(site.Municipality, site.Cabinet, site.Accent, site.TimeZone, example.Enabled, clock.GetUtcNow()));
}
