namespace MethodCabinet.Server.Assessment;

public static class AssessmentModule
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
    }

    public static void MapAssessment(this WebApplication app)
    {
    }
}
