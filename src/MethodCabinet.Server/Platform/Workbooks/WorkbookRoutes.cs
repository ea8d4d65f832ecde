using System.Text.Json.Nodes;
using MethodCabinet.Server.Data;
using Microsoft.OpenApi;

namespace MethodCabinet.Server.Platform.Workbooks;

/// <summary>
/// Lists as files: the same address with <c>format=xlsx</c> answers the same query, without pages, as a workbook. So who may read the list may download
/// it, and finds in it what the list would show.
/// </summary>
public static class WorkbookRoutes
{
    internal const int MaximumRows = 20_000;

    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="rows">Of the response, in their order.</param>
    /// <param name="audited">The act in the audit log; for lists of people.</param>
    public static RouteHandlerBuilder AsWorkbook<TResponse, TRow>(
        this RouteHandlerBuilder route, Workbook<TRow> workbook, Func<TResponse, IEnumerable<TRow>> rows, string? audited = null)
    {
        route.AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            var http = context.HttpContext;
            if (!IsAsked(http.Request) || result is not IValueHttpResult<TResponse> { Value: { } response })
            {
                return result;
            }

            var chosen = workbook.Choose(rows(response), http.Request.Query);
            if (audited is not null)
            {
                await RecordAsync(http, audited, Math.Min(chosen.Count, MaximumRows));
            }

            var zone = http.RequestServices.GetRequiredService<SiteSettings>().Zone;
            return TypedResults.File(workbook.Write(chosen, zone), MediaType, $"{workbook.FileName}.xlsx");
        });
        return route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "format",
                In = ParameterLocation.Query,
                Description = "`xlsx` answers with a workbook of all pages.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("xlsx")] },
            });
            return Task.CompletedTask;
        });
    }

    /// <summary>How many rows a list reads: those of a page, or, for a workbook, all that go into one and one more, which tells that there are others.</summary>
    public static int RowsAtMost(this HttpRequest request, int page) => IsAsked(request) ? MaximumRows + 1 : page;

    private static bool IsAsked(HttpRequest request) => request.Query["format"] == "xlsx";

    /// <summary>About what the list hangs on, else about who asked: as other downloads of personal data.</summary>
    private static async Task RecordAsync(HttpContext http, string act, int rows)
    {
        var subject = http.Request.RouteValues.Values.Select(value => Guid.TryParse(value?.ToString(), out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null)
            ?? http.RequestServices.GetRequiredService<CurrentUser>().PersonId;
        var query = QueryString.Create(http.Request.Query.Where(pair => pair.Key != "format")).Value;
        http.RequestServices.GetRequiredService<Audit>().Record(act, subject, new { rows, query });
        await http.RequestServices.GetRequiredService<AppDb>().SaveChangesAsync(http.RequestAborted);
    }
}
