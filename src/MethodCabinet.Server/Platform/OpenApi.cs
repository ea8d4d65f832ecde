using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MethodCabinet.Server.Platform;

/// <summary>The description of the API: served at <c>/openapi/v1.json</c>, committed as docs/openapi.json, source of the web client's types.</summary>
public static class OpenApi
{
    private const string Document = "v1";

    public static void AddOpenApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;

        // SubmitJournal.Request becomes SubmitJournalRequest: each operation's records live inside its class.
        options.CreateSchemaReferenceId = type =>
        {
            var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            return name is not null && type.Type.DeclaringType is { } operation && !type.Type.IsGenericType ? operation.Name + name : name;
        };
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "MethodCabinet", Version = Document };
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    /// <summary>Writes the description to <paramref name="file"/> without a database.</summary>
    public static async Task WriteOpenApiAsync(this WebApplication app, string file)
    {
        await app.StartAsync();
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document);
        var document = await provider.GetOpenApiDocumentAsync();
        await using (var writer = new StreamWriter(file))
        {
            document.SerializeAsV31(new OpenApiJsonWriter(writer));
            await writer.WriteAsync('\n');
        }

        await app.StopAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Paths.Count} paths written to {file}"));
    }
}
