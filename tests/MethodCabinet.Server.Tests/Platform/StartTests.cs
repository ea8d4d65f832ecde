using MethodCabinet.Server.People;
using MethodCabinet.Server.People.Accounts;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>What a process does, and says, when it starts.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(ProcessRole.All, true)]
    [InlineData(ProcessRole.Web, true)]
    [InlineData(ProcessRole.Worker, false)]
    public void Only_the_process_that_would_accept_it_prints_the_first_administrators_link(ProcessRole role, bool prints)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddPeople(new StartCommand("serve", null, role, []));

        Assert.Equal(prints, builder.Services.Any(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is Func<IServiceProvider, FirstAdministrator>));
    }
}
