using System.Net;
using System.Net.Http.Json;
using Hangfire;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>Letters by <c>Mail:Smtp</c>, to a server that is really called.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task A_letter_reaches_the_server_with_sender_recipient_subject_and_text()
    {
        await using var post = await Post.CreateAsync();
        await post.AddTeacherAsync();

        await post.ForgetAsync();

        var (signIn, recipient, letter) = await post.Smtp.NextAsync();
        using (letter)
        {
            Assert.Equal(("cabinet сирень", "anna@example.org"), (signIn, recipient));
            Assert.Equal(("cabinet@example.org", "anna@example.org"), (letter.From.Mailboxes.Single().Address, letter.To.Mailboxes.Single().Address));
            Assert.Equal("Новый пароль: Методический кабинет", letter.Subject);
            Assert.StartsWith("Здравствуйте, Анна!", letter.TextBody, StringComparison.Ordinal);
            Assert.Contains("http://localhost:8080/reset-password?person=", letter.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_letter_that_the_server_refuses_waits_and_is_sent_later()
    {
        await using var post = await Post.CreateAsync();
        var teacher = await post.AddTeacherAsync();
        post.Smtp.IsBusy = true;

        // Who asks is told nothing of it, and waits for nothing.
        await post.ForgetAsync();
        var jobs = post.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Eventually.TrueAsync(() => Task.FromResult(jobs.ScheduledJobs(0, 100).Any(IsLetter)), "the letter waits");
        Assert.True(post.Smtp.Refusals > 0);
        Assert.Equal(0, await post.MailedAsync(teacher));

        // Hangfire's own patience is a quarter of a minute and more.
        post.Smtp.IsBusy = false;
        post.Services.GetRequiredService<IBackgroundJobClient>().Requeue(jobs.ScheduledJobs(0, 100).First(IsLetter).Key);

        var (_, recipient, letter) = await post.Smtp.NextAsync();
        letter.Dispose();
        Assert.Equal("anna@example.org", recipient);
        await Eventually.TrueAsync(async () => await post.MailedAsync(teacher) == 1, "the log tells of the letter");
        Assert.False(post.Smtp.HasMore);

        static bool IsLetter(KeyValuePair<string, Hangfire.Storage.Monitoring.ScheduledJobDto> job) => job.Value.Job.Type == typeof(SendPasswordResetJob);
    }

    /// <summary>A server with a database and a mail server of its own.</summary>
    private sealed class Post(SteppedHost host, TestSmtp smtp) : IAsyncDisposable
    {
        public TestSmtp Smtp => smtp;

        public IServiceProvider Services => host.Services;

        public static async Task<Post> CreateAsync()
        {
            var smtp = new TestSmtp();
            var host = new SteppedHost(
                await TestPostgres.CreateDatabaseAsync(),
                ("Mail__Drop", ""), ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", $"{smtp.Port}"), ("Mail__Smtp__User", "cabinet"), ("Mail__Smtp__Password", "сирень"),
                ("Mail__Smtp__From", "cabinet@example.org"));
            return new Post(host, smtp);
        }

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            await smtp.DisposeAsync();
            await TestPostgres.DropDatabaseAsync(host.ConnectionString);
        }

        public async Task ForgetAsync()
        {
            using var client = host.CreateClient();
            using var asked = await client.PostAsJsonAsync("/api/account/forgot", new { loginOrEmail = "anna@example.org" });
            Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        }

        public Task<int> MailedAsync(Guid person) => WithDbAsync(db => db.AuditLog.CountAsync(e => e.Action == "password.reset-mailed" && e.SubjectId == person.ToString()));

        public Task<Guid> AddTeacherAsync() => WithDbAsync(async db =>
        {
            var person = new Person { Id = Guid.CreateVersion7(), LastName = "Соколова", FirstName = "Анна", Email = "anna@example.org", CreatedAt = DateTimeOffset.UtcNow };
            db.People.Add(person);
            db.Users.Add(new Account { Id = person.Id, UserName = "sokolova", NormalizedUserName = "SOKOLOVA", SecurityStamp = "stamp" });
            await db.SaveChangesAsync();
            return person.Id;
        });

        private async Task<T> WithDbAsync<T>(Func<AppDb, Task<T>> work)
        {
            await using var scope = host.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
        }
    }
}
