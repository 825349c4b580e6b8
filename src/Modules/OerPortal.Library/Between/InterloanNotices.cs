using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Tells the other library what has become of a request; queued with the change, told once. The reader is told when the book is there.</summary>
/// <param name="IsToLender">Who asked did it; otherwise the lender did.</param>
internal sealed record TellOfInterloan(Guid InterloanId, InterloanState State, bool IsToLender) : IJob
{
    JobLane IJob.Lane => JobLane.Ordinary;
}

internal sealed class TellOfInterloanJob(LibraryDbContext db, Librarians librarians, INotices notices, ISites sites) : IJobHandler<TellOfInterloan>
{
    public async Task RunAsync(TellOfInterloan job, IJobProgress progress, CancellationToken cancellation)
    {
        if (await db.Interloans.OfAllSites().AsNoTracking().FirstOrDefaultAsync(i => i.Id == job.InterloanId, cancellation) is not { } its)
            return;
        if (job.State == InterloanState.Received)
            await TellReaderAsync(its, cancellation);
        if (TextOf(job.State) is not { } text || its.LenderId is not { } lender)
            return;
        var (to, other) = job.IsToLender ? (lender, its.SiteId) : (its.SiteId, lender);
        await librarians.TellAsync(to, text, [its.Book, sites.Find(other)?.Name ?? "", its.DueOn?.DayInNumbers() ?? "", its.Reason], LibraryAddress.Interloan(its.Id), $"{text}:{its.Id}", cancellation);
    }

    private static string? TextOf(InterloanState state) => state switch
    {
        InterloanState.Asked => "library.notice.between.asked",
        InterloanState.Sent => "library.notice.between.sent",
        InterloanState.Refused => "library.notice.between.refused",
        InterloanState.Received => "library.notice.between.received",
        InterloanState.SentBack => "library.notice.between.sentBack",
        InterloanState.Back => "library.notice.between.back",
        InterloanState.Cancelled => "library.notice.between.cancelled",
        InterloanState.Lost => "library.notice.between.lost",
        _ => null,
    };

    private async Task TellReaderAsync(Interloan its, CancellationToken cancellation)
    {
        if (its.PersonId is { } reader && sites.Find(its.SiteId) is { } school)
            await notices.TellAsync(new Notice(reader, "library.notice.between.here", [its.Book], school.PathPrefix + LibraryAddress.Others, $"library.notice.between.here:{its.Id}"), cancellation);
    }
}

/// <summary>Who looks after a school's library.</summary>
internal sealed class Librarians(IPeople people, INotices notices, ISites sites)
{
    private static readonly SiteRole[] Told = [SiteRole.Librarian, SiteRole.SiteAdministrator];

    internal async Task TellAsync(Guid schoolId, string text, string[] arguments, string path, string once, CancellationToken cancellation)
    {
        if (sites.Find(schoolId) is not { } school)
            return;
        var told = new HashSet<Guid>();
        foreach (var role in Told)
            told.UnionWith(await people.HoldersAsync(schoolId, role, cancellation));
        foreach (var personId in told)
            await notices.TellAsync(new Notice(personId, text, arguments, school.PathPrefix + path, once), cancellation);
    }
}
