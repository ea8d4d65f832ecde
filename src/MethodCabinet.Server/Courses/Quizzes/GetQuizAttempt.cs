using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Courses.Quizzes;

/// <summary>The snapshot of one's own try.</summary>
public static class GetQuizAttempt
{
    public static async Task<Ok<QuizView>> Handle(Guid id, QuizTries tries, QuizViews views, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await views.OfAsync(await tries.OwnAsync(id, user, ct), ct));
}
