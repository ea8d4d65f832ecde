using System.Text.Json.Serialization;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment.Journal;

/// <summary>A generated reader of answers: every save reads them.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
