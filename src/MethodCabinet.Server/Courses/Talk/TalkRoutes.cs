using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Courses.Talk;

/// <summary>What people of a course say to each other, and what they keep to themselves.</summary>
public static class TalkRoutes
{
    public static void AddTalk(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CohortMembers>();
        builder.Services.AddTalkChanges();
    }

    public static void MapTalk(this WebApplication app)
    {
        var learners = app.MapApi("/learning", "talk", Policies.SignedIn);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/questions", ListUnitQuestions.Handle);
        learners.MapPost("/{id:guid}/units/{unitId:guid}/questions", AskTutor.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/questions/seen", SeeAnswers.Handle);
        learners.MapPut("/{id:guid}/questions/{questionId:guid}/agreement", AgreeToShow.Handle);
        learners.MapGet("/{id:guid}/units/{unitId:guid}/notes", ListUnitNotes.Handle);
        learners.MapPut("/{id:guid}/units/{unitId:guid}/notes/{noteId:guid}", KeepNote.Handle);

        var notes = app.MapApi("/notes", "talk", Policies.SignedIn);
        notes.MapGet("", ListNotes.Handle);
        notes.MapGet("/notes.txt", GetNotesText.Handle);
        notes.MapGet("/notes.docx", GetNotesDocument.Handle);

        // Of which cohort somebody is tutor or learner the operations ask.
        var questions = app.MapApi("/tutor-questions", "talk", Policies.SignedIn);
        questions.MapGet("", ListTutorQuestions.Handle);
        questions.MapPut("/{id:guid}/answer", AnswerLearner.Handle);

        var talk = app.MapApi("", "talk", Policies.SignedIn);
        talk.MapGet("/cohorts/{id:guid}/discussion", ListThreads.Handle);
        talk.MapPost("/cohorts/{id:guid}/discussion", BeginThread.Handle);
        talk.MapGet("/discussions/{id:guid}", GetThread.Handle);
        talk.MapPut("/discussions/{id:guid}/seen", SeeThread.Handle);
        talk.MapPut("/discussions/{id:guid}/state", ArrangeThread.Handle);
        talk.MapPost("/discussions/{id:guid}/posts", WritePost.Handle);
        talk.MapPut("/discussion-posts/{id:guid}", RewritePost.Handle);
        talk.MapDelete("/discussion-posts/{id:guid}", DeletePost.Handle);
        talk.MapPut("/discussion-posts/{id:guid}/hidden", HidePost.Handle);
        app.MapHub<TalkHub>("/hubs/talk").RequireAuthorization(Policies.SignedIn);
    }
}
