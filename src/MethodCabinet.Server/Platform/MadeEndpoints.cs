using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace MethodCabinet.Server.Platform;

/// <summary>
/// The endpoints of the application, made beside what the start does meanwhile: the code that reads the arguments of a few hundred is a second's work, which the first request
/// would wait for.
/// </summary>
internal sealed class MadeEndpoints : EndpointDataSource
{
    private readonly Task<IReadOnlyList<Endpoint>> made;

    private MadeEndpoints(EndpointDataSource mapped) => made = Task.Run(() => mapped.Endpoints);

    /// <summary>Whoever needs them first waits for them.</summary>
    public override IReadOnlyList<Endpoint> Endpoints => made.GetAwaiter().GetResult();

    /// <summary>Once everything is mapped.</summary>
    public static void Begin(IEndpointRouteBuilder routes)
    {
        var mapped = new CompositeEndpointDataSource([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(new MadeEndpoints(mapped));
    }

    /// <summary>None is mapped later.</summary>
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
}
