using MethodCabinet.Server.Data;
using Microsoft.AspNetCore.Identity;

namespace MethodCabinet.Server.People;

public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<Account>(ConfigureIdentity)
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }

    public static void ConfigureIdentity(IdentityOptions identity)
    {
        // Version 3 has the table of passkeys.
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    public static void MapPeople(this WebApplication app)
    {
    }
}
