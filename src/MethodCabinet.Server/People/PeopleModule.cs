using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People;

public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<Account>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }

    public static void MapPeople(this WebApplication app)
    {
    }
}
