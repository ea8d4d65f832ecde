namespace MethodCabinet.Server.Assessment;

public static class AssessmentModule
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TexRenderer>();
        builder.Services.AddSingleton<TextRenderer>();
    }

    public static void MapAssessment(this WebApplication app)
    {
    }
}
