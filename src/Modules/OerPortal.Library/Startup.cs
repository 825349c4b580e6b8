using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Library.Accession;
using OerPortal.Library.Acquisition;
using OerPortal.Library.Authorities;
using OerPortal.Library.Between;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.ClassSets;
using OerPortal.Library.Compensating;
using OerPortal.Library.Copying;
using OerPortal.Library.Corrections;
using OerPortal.Library.Data;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Endpoints;
using OerPortal.Library.Holds;
using OerPortal.Library.Import;
using OerPortal.Library.Jobs;
using OerPortal.Library.Kiosks;
using OerPortal.Library.Labels;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Merging;
using OerPortal.Library.Offline;
using OerPortal.Library.Periodicals;
using OerPortal.Library.Photos;
using OerPortal.Library.Printing;
using OerPortal.Library.Readers;
using OerPortal.Library.Recipes;
using OerPortal.Library.Registers;
using OerPortal.Library.ReportFigures;
using OerPortal.Library.Requests;
using OerPortal.Library.Sru;
using OerPortal.Library.StockTaking;
using OerPortal.Library.Union;
using OerPortal.Library.WritingOff;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.Library;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<LibraryDbContext>();
        services.AddPermissions(Permissions.Keep);
        services.AddScoped<TitleCatalogue>().AddScoped<TitleMerging>().AddScoped<ScreenEditions>().AddScoped<ClassTables>().AddScoped<NameReferences>().AddScoped<CopySources>().AddScoped<RegisterNumbers>().AddScoped<CopyNumbering>().AddScoped<VoucherDesk>().AddScoped<IRecipeStep, PaperBooksStep>().AddScoped<IRecipeStep, BetweenStep>().AddScoped<IRecipeStep, LentEbooksStep>().AddScoped<IRecipeStep, ReaderCardsStep>();
        services.AddScoped<SchoolRegisters>().AddScoped<PaperRegisters>().AddScoped<LabelDesk>();
        services.AddScoped<StockTakes>().AddScoped<StockTakeLists>().AddScoped<StockTakeScanning>().AddScoped<StockTakeClosing>().AddScoped<ScanList>().AddScoped<StockMinutes>().AddScoped<SchoolPaper>();
        services.AddScoped<WriteOffDesk>().AddScoped<WriteOffMinutes>().AddScoped<WeedingList>().AddScoped<CopyNumbers>().AddScoped<CorrectionDesk>().AddScoped<PeriodicalDesk>().AddScoped<PurchaseWishes>().AddScoped<PurchaseOrders>().AddScoped<OrderPaper>();
        services.AddScoped<BookTable>().AddScoped<BookImporting>().AddScoped<TitleRecords>();
        services.AddScoped<UnionCatalogue>().AddScoped<SruAnswers>().AddScoped<CopyCataloguing>().AddSingleton<SruTargets>();
        services.AddNotificationHandler<WorksChanged>().AddHostedService(s => s.GetRequiredService<WorksChanged>());
        services.AddJobHandler<GatherWorks, GatherWorksJob>().AddRecurringJob(new GatherWorks(), TimeSpan.FromHours(1));
        services.AddSingleton(configuration.GetSection("Library:Sru").Get<SruSettings>() ?? new SruSettings());
        services.AddJobHandler<ForgetOldImports, ForgetOldImportsJob>().AddRecurringJob(new ForgetOldImports(), TimeSpan.FromDays(1));
        services.AddScoped<LibraryReaders>().AddScoped<LendingRules>().AddScoped<LoanDesk>().AddScoped<OwnLoans>().AddScoped<IFindsBeside, ShelvesBeside>();
        services.AddScoped<EbookShelf>().AddScoped<EbookTerms>().AddScoped<EbookList>().AddScoped<EbookDesk>().AddScoped<EbookReaders>().AddScoped<LicenceDesk>().AddScoped<EbookSample>().AddScoped<ILendsResources, EbookLending>();
        services.AddJobHandler<SettleEbooks, SettleEbooksJob>().AddJobHandler<SettleEbooksAtSite, SettleEbooksAtSiteJob>().AddRecurringJob(new SettleEbooks(), TimeSpan.FromHours(1));
        services.AddScoped<KioskDoor>();
        services.AddScoped<CardDesk>().AddScoped<IDeskWork>(s => s.GetRequiredService<CardDesk>()).AddScoped<CardRequests>().AddScoped<ILibraryDoors, LibraryDoors>();
        services.AddScoped<CardSheets>().AddScoped<CardHolders>().AddSingleton<CardSeals>().AddSingleton<CardRequestLimits>().AddLetter<CardLetter>().AddJobHandler<TellOfCard, TellOfCardJob>().AddScoped<IAuditSubjects, CardSubjects>();
        services.AddScoped<RequestDesk>().AddScoped<IDeskWork>(s => s.GetRequiredService<RequestDesk>()).AddJobHandler<TellOfRequest, TellOfRequestJob>().AddScoped<IPersonalRecords, RequestRecords>();
        services.AddJobHandler<ForgetOldReaderRequests, ForgetOldReaderRequestsJob>().AddRecurringJob(new ForgetOldReaderRequests(), TimeSpan.FromDays(1));
        services.AddScoped<ReaderPhotos>().AddScoped<IFileAccess>(s => s.GetRequiredService<ReaderPhotos>()).AddScoped<IFileKeeper>(s => s.GetRequiredService<ReaderPhotos>()).AddScoped<PhotoBatches>().AddJobHandler<TakePhotos, TakePhotosJob>();
        services.AddJobHandler<ForgetPhotos, ForgetPhotosJob>().AddJobHandler<ForgetPhotosAtSchool, ForgetPhotosAtSchoolJob>().AddRecurringJob(new ForgetPhotos(), TimeSpan.FromDays(1));
        services.AddJobHandler<ForgetOldCards, ForgetOldCardsJob>().AddRecurringJob(new ForgetOldCards(), TimeSpan.FromDays(1));
        services.AddScoped<CompensationDesk>().AddScoped<CompensationReceipt>();
        services.AddScoped<OfflineReplay>().AddScoped<OfflineHolders>();
        services.AddScoped<Guests>().AddScoped<SharingRules>().AddScoped<Interloans>().AddScoped<Boxes>().AddScoped<BoxWay>().AddScoped<BetweenPapers>().AddScoped<Traffic>().AddScoped<Librarians>().AddScoped<OtherLibraries>();
        services.AddJobHandler<TellOfInterloan, TellOfInterloanJob>().AddJobHandler<TellOfBox, TellOfBoxJob>().AddJobHandler<RemindLibraries, RemindLibrariesJob>().AddRecurringJob(new RemindLibraries(), TimeSpan.FromDays(1));
        services.AddScoped<IAuditSubjects, InterloanSubjects>().AddScoped<IAuditSubjects, BoxSubjects>();
        services.AddScoped<HoldQueue>().AddScoped<HoldDesk>().AddJobHandler<TellOfHold, TellOfHoldJob>();
        services.AddJobHandler<LetHoldsLapse, LetHoldsLapseJob>().AddJobHandler<LetHoldsLapseAtSchool, LetHoldsLapseAtSchoolJob>().AddRecurringJob(new LetHoldsLapse(), TimeSpan.FromHours(3));
        services.AddJobHandler<RemindReaders, RemindReadersJob>().AddRecurringJob(new RemindReaders(), TimeSpan.FromDays(1));
        services.AddScoped<ILibraryFigures, LibraryFigures>();
        services.AddScoped<ClassGrids>().AddScoped<SetLending>().AddScoped<SetReturns>().AddScoped<Clearance>();
        services.AddJobHandler<ForgetOldLoans, ForgetOldLoansJob>().AddRecurringJob(new ForgetOldLoans(), TimeSpan.FromDays(1));
        services.AddScoped<IMenuSource, LibraryMenu>().AddScoped<IPersonalRecords, LoanRecords>().AddScoped<IPersonalRecords, WishRecords>().AddScoped<IAuditSubjects, TitleSubjects>().AddScoped<IAuditSubjects, VoucherSubjects>().AddScoped<IAuditSubjects, CopySubjects>();
        services.AddScoped<IAuditSubjects, StockTakeSubjects>().AddScoped<IAuditSubjects, WriteOffSubjects>();
        foreach (var table in new[] { "title", "title_record", "school_scheme", "counter", "voucher", "voucher_line", "copy", "ebook_licence", "loan", "hold", "offline_act", "kiosk", "compensation", "reader_card", "reader_photo", "photo_batch", "card_rule", "reader_request", "request_rule", "lending_rule", "opening_week", "closed_day", "book_import", "stock_take", "stock_take_scan", "stock_take_stray", "stock_take_line", "write_off", "write_off_line", "correction", "periodical", "periodical_issue", "purchase_order", "purchase_line", "purchase_wish", "sharing_rule", "interloan", "stay", "box", "box_stop", "box_item", "box_scan" })
            services.AddSingleton(new StaysWithSchool($"library.{table}", "A library's registers end with it: their numbers stand on its books. What the other takes over comes in on a voucher of its own."));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapClassSheets();
        routes.MapOfflineWorker();
        routes.MapSru();
    }
}
