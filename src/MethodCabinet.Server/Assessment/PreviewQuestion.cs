using MethodCabinet.Domain.Assessment;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MethodCabinet.Server.Assessment;

/// <summary>How a question will look, and what is still wrong with it. Stores nothing.</summary>
public static class PreviewQuestion
{
    /// <param name="StatementHtml">Sanitized HTML with MathML.</param>
    /// <param name="Body">The body with its texts rendered.</param>
    public sealed record Response(string StatementHtml, QuestionBody Body, IReadOnlyList<DraftProblem> Problems);

    public static Ok<Response> Handle(QuestionDraft request, QuestionContents contents)
    {
        var content = contents.Render(request);
        return TypedResults.Ok(new Response(content.StatementHtml, content.BodyRendered, QuestionContents.Check(request)));
    }
}
