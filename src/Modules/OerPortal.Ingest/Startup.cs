using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OerPortal.Accounts;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Clamd;
using OerPortal.Ingest.Covers;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Drawings;
using OerPortal.Ingest.Endpoints;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Handlers;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Quotas;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Uploads;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest;

/// <summary>Uploads, scanner and pipeline.</summary>
public sealed class Startup : ModuleStartup
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<IngestDbContext>();
        AddScanner(services, configuration.GetSection("Clamd").Get<ClamdSettings>() ?? new ClamdSettings());
        services.AddScoped<FileMoves>().AddScoped<FileAttempts>().AddScoped<BlobPlacing>().AddScoped<ScanStep>().AddScoped<InspectStep>().AddScoped<DeriveStep>();
        services.AddSingleton(configuration.GetSection("Ingest:Workers").Get<WorkerSettings>() ?? new WorkerSettings());
        services.AddSingleton<FileWorkers>().AddHostedService(s => s.GetRequiredService<FileWorkers>());
        services.AddReadyCheck<WorkersCheck>("file-workers");
        services.AddSingleton<FileLocks>().AddSingleton<FileProgress>().AddSingleton<UploadParts>();
        services.AddScoped<FileIntake>().AddScoped<TusUploads>().AddScoped<RoomCheck>().AddScoped<IStorage, Storage>();
        services.AddSingleton(configuration.GetSection("Ingest").Get<IngestSettings>() ?? new IngestSettings());
        services.AddSingleton(configuration.GetSection("Ingest:Recognition").Get<RecognitionSettings>() ?? new RecognitionSettings());
        services.AddScoped<Files>().AddScoped<IFiles>(s => s.GetRequiredService<Files>());
        services.AddScoped<Archives>().AddScoped<IArchives>(s => s.GetRequiredService<Archives>()).AddScoped<IOriginals>(s => s.GetRequiredService<Archives>());
        services.AddScoped<FilesGivenOut>().AddScoped<IFilesGivenOut>(s => s.GetRequiredService<FilesGivenOut>());
        services.AddScoped<IPublications, Publications>().AddScoped<ILectures, Lectures>().AddScoped<IRecordings, Recordings>().AddScoped<Tiles>().AddScoped<ITiles>(s => s.GetRequiredService<Tiles>()).AddSingleton<IKindsTaken, KindsTaken>();
        services.AddScoped<Contents>().AddScoped<IContents>(s => s.GetRequiredService<Contents>()).AddScoped<ISheets, Sheets>();
        services.AddHostedService<ScratchAtStart>();
        services.AddScoped<UnheldFiles>().AddSingleton<UnheldSweep>().AddEventHandler<FilesGivenUp, FilesGivenUpHandler>();
        services.AddScoped<IPersonalRecords, FileRecords>();
        services.AddSingleton<KeptDrawings>().AddSingleton<IDrawings>(s => s.GetRequiredService<KeptDrawings>());
        services.AddPermissions(Permissions.Files, Permissions.Operate);
        services.AddScoped<DeskFiles>().AddScoped<DamagedFiles>().AddScoped<FileDecisions>().AddScoped<IMenuSource, IngestMenu>();
        services.AddScoped<FilesToAnswer>().AddScoped<IDeskWork>(s => s.GetRequiredService<FilesToAnswer>());
        AddJobs(services);
        services.AddSingleton(new StaysWithSchool("ingest.quota", "the other school has its own room"));
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddJobHandler<ProcessFile, ProcessFileHandler>().AddJobHandler<PrepareMedia, PrepareMediaHandler>();
        services.AddJobHandler<ResumeWaiting, ResumeWaitingHandler>().AddRecurringJob(new ResumeWaiting(IsScannerBack: false), TimeSpan.FromMinutes(5));
        services.AddJobHandler<SweepLeftovers, SweepLeftoversHandler>().AddRecurringJob(new SweepLeftovers(), TimeSpan.FromHours(1)).AddScoped<OrphanBlobs>();
        services.AddJobHandler<RescanFiles, RescanFilesHandler>().AddRecurringJob(new RescanFiles(), TimeSpan.FromHours(1));
        services.AddJobHandler<CheckFixity, CheckFixityHandler>().AddRecurringJob(new CheckFixity(), CheckFixity.Pause);
        services.AddJobHandler<MendBlob, MendBlobHandler>().AddScoped<BlobCheck>().AddScoped<GoodBlobs>().AddScoped<CoverSizes>().AddScoped<ICovers, ReadyCovers>().AddReadyCheck<BlobsCheck>("files");
        services.AddScoped<Rederivation>().AddScoped<IPortalVerb, DeriveAgainVerb>();
        services.AddJobHandler<DeriveAgain, DeriveAgainHandler>().AddRecurringJob(new DeriveAgain(), TimeSpan.FromHours(1));
        services.AddScoped<Recognitions>().AddJobHandler<RecogniseText, RecogniseTextHandler>().AddRecurringJob(new RecogniseText(), TimeSpan.FromMinutes(15));
        services.AddEventHandler<FileReady, FileReadyHandler>();
    }

    /// <inheritdoc />
    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTus();
        routes.MapFileStatus();
        routes.MapDownloads();
        routes.MapCaptions();
        routes.MapStreams();
        routes.MapTiles();
        routes.MapContents();
    }

    private static void AddScanner(IServiceCollection services, ClamdSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(s => new ClamdProcess(
            settings, s.GetRequiredService<PortalFolders>().Data, s.GetRequiredService<ILogger<ClamdProcess>>(), TimeProvider.System));
        services.AddSingleton(s =>
        {
            var process = s.GetRequiredService<ClamdProcess>();
            // Time limits are about real programs: the portal's clock, which tests move, has no part in them.
            return new ClamdClient(() => process.Address, settings.MaxThreads, TimeProvider.System);
        });
        services.AddSingleton<ScannerHealth>().AddSingleton<FileScan>().AddSingleton<IngestMetrics>();
        services.AddScoped<IScannerNotice, ScannerNotice>().AddScoped<ISystemLine, SignatureLine>();
        services.AddHostedService(s => s.GetRequiredService<ClamdProcess>());
        services.AddReadyCheck<ScannerCheck>("scanner");
        services.AddScoped<IAuditSubjects, FileSubjects>();
        services.AddSingleton<ScannerProbe>().AddHostedService(s => s.GetRequiredService<ScannerProbe>());
    }
}
