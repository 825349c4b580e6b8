using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs.S3;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Blobs;

internal static class BlobRegistration
{
    /// <summary>The disk alone, or the disk and a bucket (<c>Blobs:Store</c>, <c>Blobs:S3:…</c>). Without a bucket nothing of it is loaded.</summary>
    /// <exception cref="StartRefusedException">A setting is wrong; the message says which.</exception>
    internal static IServiceCollection AddBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Blobs");
        var isInBucket = BlobLocations.ReadStore(section);
        services.AddSingleton<BlobCarriage>().AddScoped<IPortalVerb, BlobsMoveVerb>();
        services.AddSingleton(s => new BlobLocations(
            new LocalBlobStore(s.GetRequiredService<PortalFolders>()), new LocalBlobStore(s.GetRequiredService<PortalFolders>(), "waiting", isFlat: true), s.GetService<S3BlobStore>(), isInBucket));
        if (S3Settings.Read(section.GetSection("S3")) is not { } bucket)
            return services.AddSingleton<IBlobStore, LocalBlobStore>();
        services.AddSingleton(bucket).AddSingleton<S3Line>().AddSingleton<S3BlobStore>().AddSingleton<S3StartCheck>();
        services.AddSingleton<IBlobStore, BlobPlaces>().AddReadyCheck<BucketHealth>("bucket");
        if (isInBucket)
            services.AddSingleton<BlobSending>().AddHostedService(s => s.GetRequiredService<BlobSending>());
        return services;
    }
}
