using System.Reflection;

namespace MethodCabinet.Server.Platform;

/// <summary>Conventions of all routes below <c>/api</c>.</summary>
public static class Api
{
    /// <summary>
    /// A group of a module's routes. The operation's class names the operation: <c>SubmitJournal.Handle</c> has the operationId <c>SubmitJournal</c>.
    /// </summary>
    /// <param name="policy">Who may call the endpoints of the group; null for groups whose endpoints each say so.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix, string tag, string? policy)
    {
        var group = routes.MapGroup("/api" + prefix).WithTags(tag);
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var operation = endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType?.Name;
            if (operation is not null && !endpoint.Metadata.OfType<IEndpointNameMetadata>().Any())
            {
                endpoint.Metadata.Add(new EndpointNameMetadata(operation));
            }
        });
        group.ProducesProblem(StatusCodes.Status400BadRequest);
        return policy is null ? group : group.RequireAuthorization(policy);
    }
}
