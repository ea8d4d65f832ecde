using MethodCabinet.Server.Materials.Unused;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>Quizzes of courses: taking them, and what they tell about their questions.</summary>
public static class QuizRoutes
{
    public static void AddQuizzes(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<QuizQuestions>();
        builder.Services.AddScoped<QuizTries>();
        builder.Services.AddScoped<QuizViews>();
        builder.Services.AddScoped<QuizResults>();
        builder.Services.AddSingleton(new TextsWithoutFiles("courses.quiz_entries"));
        builder.Services.AddSingleton(new TextsWithoutFiles("courses.quiz_tasks"));
        builder.Services.AddRecurringJob<SweepQuizzesJob>("courses.sweep-quizzes", "*/5 * * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapQuizzes(this WebApplication app)
    {
        var authors = app.MapApi("/courses", "courses", Policies.Staff);
        authors.MapGet("/{id:guid}/units/{unitId:guid}/quiz-preview", PreviewQuiz.Handle);
        authors.MapPost("/{id:guid}/units/{unitId:guid}/quiz-preview/score", ScoreQuizPreview.Handle);

        var signedIn = app.MapApi("", "courses", Policies.SignedIn);
        signedIn.MapGet("/cohorts/{id:guid}/units/{unitId:guid}/quiz-statistics", GetQuizStatistics.Handle)
            .AsWorkbook(GetQuizStatistics.Workbook, (GetQuizStatistics.Response r) => r.Questions);
        signedIn.MapPost("/enrolments/{id:guid}/units/{unitId:guid}/quiz-attempts", BeginQuiz.Handle);
        signedIn.MapGet("/enrolments/{id:guid}/units/{unitId:guid}/quiz-attempts", ListQuizTries.Handle);

        var tries = app.MapApi("/quiz-attempts", "courses", Policies.SignedIn);
        tries.MapGet("/{id:guid}", GetQuizAttempt.Handle);
        tries.MapPost("/{id:guid}/journal", SubmitQuizJournal.Handle);
        tries.MapPut("/{id:guid}/place", KeepQuizPlace.Handle);
        tries.MapPost("/{id:guid}/check", CheckQuizAnswer.Handle);
        tries.MapPost("/{id:guid}/hand-in", HandInQuiz.Handle);
        tries.MapGet("/{id:guid}/result", GetQuizResult.Handle);

        // For tutors, whom the cabinet names, whatever their roles: the operations ask.
        tries.MapGet("/{id:guid}/answers", ReadQuizTry.Handle);
        tries.MapPost("/{id:guid}/late-answers", AcceptLateAnswers.Handle);
    }
}
