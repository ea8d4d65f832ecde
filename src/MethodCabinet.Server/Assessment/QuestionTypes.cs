using System.Reflection;
using System.Text.Json.Serialization;
using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment;

/// <summary>Names of the types of questions, as JSON has them.</summary>
public static class QuestionTypes
{
    private static readonly Dictionary<Type, string> Names = typeof(QuestionBody).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string NameOf(QuestionBody body) => Names[body.GetType()];
}
