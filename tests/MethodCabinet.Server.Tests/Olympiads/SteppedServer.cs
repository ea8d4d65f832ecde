using System.IO.MemoryMappedFiles;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(MethodCabinet.Server.Tests.Olympiads.SteppedServer.Startup))]

namespace MethodCabinet.Server.Tests.Olympiads
{
    /// <summary>
    /// The server as a process of its own whose clock is stepped from outside, through a file that both have in memory. libfaketime would do it without a
    /// part inside, but also lets the timers of .NET run out too early.
    /// </summary>
    internal sealed class SteppedServer : IAsyncDisposable
    {
        private const string FileVariable = "METHODCABINET_TEST_CLOCK";
        private readonly ServerProcess process;
        private readonly SharedTicks wrong;

        private SteppedServer(ServerProcess process, SharedTicks wrong) => (this.process, this.wrong) = (process, wrong);

        public Uri Address => process.Address;

        public static async Task<SteppedServer> StartAsync(JournalMachine machine)
        {
            var wrong = new SharedTicks(Path.GetTempFileName());
            var assembly = typeof(SteppedServer).Assembly;
            var process = await machine.StartServerAsync(
                (FileVariable, wrong.Path), ("DOTNET_STARTUP_HOOKS", assembly.Location), ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", assembly.GetName().Name!));
            return new SteppedServer(process, wrong);
        }

        /// <param name="ahead">Of the right time.</param>
        public void StepTo(TimeSpan ahead) => wrong.Value = ahead.Ticks;

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            wrong.Dispose();
            File.Delete(wrong.Path);
        }

        /// <summary>Inside the process: takes the place of the system's clock.</summary>
        internal sealed class Startup : IHostingStartup
        {
            public void Configure(IWebHostBuilder builder)
            {
                if (Environment.GetEnvironmentVariable(FileVariable) is { } path)
                {
                    builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(new Clock(new SharedTicks(path))));
                }
            }
        }

        private sealed class Clock(SharedTicks wrong) : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(wrong.Value);
        }

        private sealed class SharedTicks : IDisposable
        {
            private readonly MemoryMappedFile file;
            private readonly MemoryMappedViewAccessor view;

            public SharedTicks(string path)
            {
                Path = path;
                file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(long));
                view = file.CreateViewAccessor();
            }

            public string Path { get; }

            public long Value
            {
                get => view.ReadInt64(0);
                set => view.Write(0, value);
            }

            public void Dispose()
            {
                view.Dispose();
                file.Dispose();
            }
        }
    }
}

/// <summary>Makes the runtime load this assembly into the server, so that it finds the one above (DOTNET_STARTUP_HOOKS), with what its attributes name.</summary>
internal static class StartupHook
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
}
