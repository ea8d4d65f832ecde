using System.Text.Json.Serialization;

namespace MethodCabinet.Server.Olympiads.Attempts;

/// <summary>Generated readers and writers for what every save reads and writes.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(SubmitJournal.Request))]
[JsonSerializable(typeof(SubmitJournal.Response))]
internal sealed partial class AttemptJson : JsonSerializerContext;
