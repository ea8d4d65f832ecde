using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Olympiads.Carriers;

/// <summary>Works that were brought on a carrier or photographed as codes (docs/carried-works.md).</summary>
public static class CarrierRoutes
{
    public static void AddCarriers(this IServiceCollection services)
    {
        services.AddSingleton<CarrierKeys>();
        services.AddScoped<CarriedFiles>();
    }

    public static void MapCarriers(this WebApplication app) =>
        app.MapApi("/rounds", "carriers", Policies.StaffOrCoordinator).MapPost("/{id:guid}/carried-works", TakeCarriedWork.Handle)
            .WithMetadata(new RequestSizeLimitAttribute(CarriedWork.MaxBytes));
}
