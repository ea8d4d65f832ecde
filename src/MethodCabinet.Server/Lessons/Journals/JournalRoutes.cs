using MethodCabinet.Server.Lessons.Messages;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Lessons.Journals;

internal static class JournalRoutes
{
    public static void AddJournals(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<JournalRows>();
        builder.Services.AddScoped<DiaryReads>();
        builder.Services.AddScoped<HomeworkRoom>();
        builder.Services.AddScoped<MessageRows>();
    }

    public static void MapJournals(this WebApplication app)
    {
        // Who teaches, learns and answers for whom the operations ask.
        var journals = app.MapApi("/journals", "journals", Policies.SignedIn);
        journals.MapGet("", ListJournals.Handle);
        journals.MapGet("/{id:guid}", GetJournal.Handle);
        journals.MapGet("/{id:guid}/report", GetJournalReport.Handle);
        journals.MapGet("/{id:guid}/works", ListHomeworkWorks.Handle);
        journals.MapGet("/{id:guid}/terms", GetTermMarks.Handle);
        journals.MapPut("/{id:guid}/terms/{term:int}/{personId:guid}", SetTermMark.Handle);
        journals.MapGet("/lessons/{id:guid}", GetLessonRecord.Handle);
        journals.MapPut("/lessons/{id:guid}", SaveLessonRecord.Handle);
        journals.MapPut("/lessons/{id:guid}/held", StateHeld.Handle);
        journals.MapGet("/lessons/{id:guid}/pupils/{personId:guid}", GetCell.Handle);
        journals.MapPut("/lessons/{id:guid}/pupils/{personId:guid}/attendance", SetAttendance.Handle);
        journals.MapPut("/lessons/{id:guid}/marks/{markId:guid}", PutMark.Handle);
        journals.MapPut("/lessons/{id:guid}/marks/{markId:guid}/removal", RemoveMark.Handle);

        var homework = app.MapApi("/homework", "journals", Policies.SignedIn);
        homework.MapGet("/{id:guid}/pupils/{personId:guid}", GetHomework.Handle);
        homework.MapGet("/{id:guid}/files/{number:int}", GetRecordFile.Handle);
        homework.MapPost("/{id:guid}/works", HandInHomework.Handle);
        homework.MapPost("/{id:guid}/files", UploadHomework.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(new RequestSizeLimitAttribute(UploadFile.MaxSize + (1 << 20)));
        homework.MapPost("/{id:guid}/files/uploads", BeginHomeworkUpload.Handle);
        homework.MapDelete("/{id:guid}/files/{fileId:guid}", TakeBackHomework.Handle);
        homework.MapGet("/works/{id:guid}", GetHomeworkWork.Handle);
        homework.MapPut("/works/{id:guid}/mark", MarkHomework.Handle);
        homework.MapGet("/works/{id:guid}/files/{number:int}", GetHomeworkFile.Handle);

        var diaries = app.MapApi("/diaries", "journals", Policies.SignedIn);
        diaries.MapGet("", ListDiaries.Handle);
        diaries.MapGet("/{personId:guid}", GetDiary.Handle);
        diaries.MapGet("/{personId:guid}/report", GetDiaryReport.Handle);

        var messages = app.MapApi("/messages", "messages", Policies.SignedIn);
        messages.MapGet("", ListFamilyMessages.Handle);
        messages.MapPost("", StartFamilyThread.Handle);
        messages.MapGet("/recipients", ListFamilyRecipients.Handle);
        messages.MapGet("/{id:guid}", GetFamilyThread.Handle);
        messages.MapPost("/{id:guid}", SayInFamilyThread.Handle);
    }
}
