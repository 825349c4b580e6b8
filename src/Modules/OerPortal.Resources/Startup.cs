using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Deposits;
using OerPortal.Resources.Endpoints;
using OerPortal.Resources.Feeds;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Likeness;
using OerPortal.Resources.Jobs;
using OerPortal.Resources.Linking;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/Resources/EditCollection", "/bo-suu-tap/moi"));
        services.AddScoped<IMenuSource, ResourcesMenu>().AddScoped<IDeskWork, ReviewsElsewhere>().AddScoped<IDeskWork, FaultsElsewhere>().AddScoped<IDeskWork, CollectionsElsewhere>();
        services.AddScoped<IAuditSubjects, ResourceSubjects>().AddScoped<IAuditSubjects, CollectionSubjects>();
        services.AddModuleData<ResourcesDbContext>();
        services.AddPermissions([.. ResourcePermissions.All]);
        services.AddScoped<IResourceFeeds, ResourceFeeds>().AddScoped<ISitemapSource, CollectionSitemap>();
        services.AddScoped<CatalogueChanges>().AddScoped<Tally>().AddScoped<IResources, ResourceCatalogue>().AddScoped<IResourceOrigins, ResourceOrigins>();
        services.AddScoped<CollectionRecords>().AddScoped<CollectionShelf>().AddScoped<ICollections>(s => s.GetRequiredService<CollectionShelf>());
        services.AddScoped<CollectionDesk>().AddScoped<CorrectionDesk>().AddScoped<CorrectionTaking>();
        services.AddScoped<IContributions, Contributions>().AddScoped<ImportSteps>().AddScoped<BulkPublishing>();
        services.AddSingleton<CodeNames>().AddSingleton<IDescriptionTable, DescriptionTable>().AddScoped<IContributionStates, ContributionStates>().AddScoped<IPublishedContributions, PublishedContributions>();
        services.AddScoped<IReviewRights>(s => s.GetRequiredService<ReviewRights>());
        services.AddScoped<IFileAccess, ResourceFileAccess>().AddScoped<IFileLinks, FileSignposts>().AddScoped<IUploadHolder, DraftUploads>();
        services.AddScoped<IFileKeeper, ResourceFiles>().AddScoped<DraftRemoval>().AddScoped<IPersonalRecords, ResourceRecords>().AddScoped<IPersonalRecords, ReviewRecords>();
        services.AddScoped<FileUses>().AddScoped<LikeTexts>().AddScoped<SameFiles>().AddScoped<MyContributions>().AddScoped<ResourceSheets>().AddScoped<PublicPages>().AddScoped<SharedPages>().AddSingleton<ILinkedResources, LinkedResources>();
        services.AddScoped<RelatedResources>().AddScoped<ReviewRights>().AddScoped<ReviewQueue>().AddScoped<ReviewFields>();
        services.AddScoped<ReviewClaims>().AddScoped<ReviewTalk>().AddScoped<DraftReviews>().AddScoped<OwnDrafts>();
        services.AddScoped<WorkPlaces>().AddScoped<Adaptations>().AddScoped<FaultDesk>().AddSingleton<ReportTurns>().AddScoped<ClassUses>().AddScoped<TeacherPages>();
        services.AddJobHandler<TellUses, TellUsesJob>().AddRecurringJob(new TellUses(), TimeSpan.FromDays(1));
        services.AddEventHandler<FaultDecided, FaultNoticesHandler>().AddEventHandler<CollectionDecided, CollectionNoticesHandler>();
        services.AddEventHandler<CorrectionSuggested, CorrectionNoticesHandler>().AddEventHandler<CorrectionDecided, CorrectionNoticesHandler>();
        services.AddSingleton(configuration.GetSection("Links").Get<LinkSettings>() ?? new LinkSettings()).AddSingleton<OutsidePages>().AddSingleton<LinkTurns>();
        services.AddScoped<DraftLinks>().AddScoped<LinkChecks>().AddScoped<DoubtfulLinks>();
        services.AddJobHandler<FetchLinkPicture, FetchLinkPictureJob>().AddJobHandler<CheckLinks, CheckLinksJob>().AddRecurringJob(new CheckLinks(), TimeSpan.FromMinutes(15));
        services.AddEventHandler<FileReady, LinkPicturesHandler>().AddEventHandler<FileRefused, LinkPicturesHandler>();
        services.AddScoped<IDeposits, Deposits.Deposits>().AddScoped<DepositFiles>();
        services.AddEventHandler<FileReceived, DraftFilesHandler>().AddEventHandler<FileReady, DraftFilesHandler>();
        services.AddEventHandler<FileReady, PublishedFilesHandler>().AddEventHandler<FileRefused, PublishedFilesHandler>().AddEventHandler<FileReady, ImportPlanHandler>();
        services.AddEventHandler<FileRefused, ImportPlanHandler>();
        services.AddEventHandler<FileRefused, TeacherNoticesHandler>();
        services.AddEventHandler<SubmissionDecided, TeacherNoticesHandler>().AddEventHandler<ResourceWithdrawn, TeacherNoticesHandler>();
        services.AddScoped<DepositCondition>();
        services.AddEventHandler<ReviewMessageWritten, TalkNoticesHandler>().AddEventHandler<CoAuthorInvited, InvitationHandler>();
        services.AddEventHandler<FileReady, SignTextsHandler>().AddEventHandler<FilesGivenUp, SignTextsHandler>();
        // For what was there before anything was signed; later files ask for it themselves.
        services.AddJobHandler<SignTexts, SignTextsHandler>().AddRecurringJob(new SignTexts(), TimeSpan.FromHours(6));
        services.AddEventHandler<ResourcePublished, PageCacheHandler>().AddEventHandler<ResourceChanged, PageCacheHandler>();
        services.AddEventHandler<ResourceWithdrawn, PageCacheHandler>();
        services.AddSingleton(new StaysWithSchool("resources.tally", "it follows the record of changes"));
        services.AddSingleton(new StaysWithSchool("resources.tallied", "it follows the record of changes"));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCovers();
        routes.MapArchive();
        routes.MapMachines();
        routes.MapOembed();
        routes.MapCollectionFeed();
    }
}
