using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Assessment;

public static class AssessmentModule
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TexRenderer>();
        builder.Services.AddSingleton<TextRenderer>();
        builder.Services.AddSingleton<QuestionContents>();
    }

    public static void MapAssessment(this WebApplication app)
    {
        var banks = app.MapApi("/question-banks", "assessment", Policies.Staff);
        banks.MapGet("/", ListBanks.Handle);
        banks.MapPost("/", CreateBank.Handle);
        banks.MapGet("/{bankId:guid}/questions", ListQuestions.Handle);
        banks.MapGet("/{bankId:guid}/export/{format:regex(^(gift|moodle-xml)$)}", ExportQuestions.Handle);

        var questions = app.MapApi("/questions", "assessment", Policies.Staff);
        questions.MapGet("/{id:guid}", GetQuestion.Handle);
        questions.MapPut("/{id:guid}", SaveQuestion.Handle);
        questions.MapPost("/preview", PreviewQuestion.Handle);
    }
}
