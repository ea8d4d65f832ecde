using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Courses;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Exchange;
using MethodCabinet.Server.Lessons;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Platform;

try
{
    var command = StartCommand.Parse(args);
    var builder = WebApplication.CreateBuilder(command.HostOptions);

    builder.AddPlatform();
    builder.AddDatabase();
    builder.AddJobs(command);
    builder.AddPeople(command);
    builder.AddMaterials();
    builder.AddAssessment();
    builder.AddOlympiads();
    builder.AddLessons();
    builder.AddCourses();
    builder.AddCertificates();
    builder.AddExchange();

    var app = builder.Build();
    if (command.NeedsDatabase)
    {
        app.BeginModel();
        await app.ReachDatabaseAsync();
    }

    await app.PrepareStorageAsync();
    app.UsePackageHost();
    app.UsePlatform();
    app.MapPeople();
    app.MapMaterials();
    app.MapAssessment();
    app.MapOlympiads();
    app.MapLessons();
    app.MapCourses();
    app.MapCertificates();
    app.MapExchange();
    app.MapPlatform();
    MadeEndpoints.Begin(app);

    if (await command.RunOnceAsync(app))
    {
        return 0;
    }

    await app.PrepareDatabaseAsync();
    await app.RunServerAsync();
    return 0;
}
catch (SettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

public partial class Program;
