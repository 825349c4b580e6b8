using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest;
using OerPortal.Library.Data;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Jobs;

internal sealed record ForgetPhotos : IJob
{
    string IJob.Key => nameof(ForgetPhotos);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Deletes ZIPs of pictures after a week, and sends each school to look who has left.</summary>
internal sealed class ForgetPhotosJob(LibraryDbContext db, TimeProvider time) : IJobHandler<ForgetPhotos>
{
    private static readonly TimeSpan ZipKept = TimeSpan.FromDays(7);

    public async Task RunAsync(ForgetPhotos job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - ZipKept;
        var old = await db.PhotoBatches.OfAllSites().Where(b => b.AddedAt < before).ToListAsync(cancellation);
        if (old.Count > 0)
        {
            db.PhotoBatches.RemoveRange(old);
            db.Publish(new FilesGivenUp([.. old.Select(b => b.FileId)]));
            await db.SaveChangesAsync(cancellation);
        }
        foreach (var school in await db.Photos.OfAllSites().Select(p => p.SiteId).Distinct().ToListAsync(cancellation))
            await db.EnqueueNowAsync(new ForgetPhotosAtSchool(), new JobOptions(SiteId: school, Key: $"{nameof(ForgetPhotos)}:{school}"), cancellation);
    }
}

internal sealed record ForgetPhotosAtSchool : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Deletes pictures of those who have left the current school for a month: a wrong roster is mended by then, and nobody has to be photographed twice.</summary>
internal sealed class ForgetPhotosAtSchoolJob(LibraryDbContext db, LibraryReaders readers, TimeProvider time) : IJobHandler<ForgetPhotosAtSchool>
{
    /// <summary>Days after somebody left.</summary>
    internal const int LeftDays = 30;

    public async Task RunAsync(ForgetPhotosAtSchool job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var photos = await db.Photos.ToListAsync(cancellation);
        var known = await readers.FindManyAsync([.. photos.Select(p => p.PersonId)], cancellation);
        var asked = await db.Cards.Where(c => c.PersonId != null && c.Number == null).Select(c => c.PersonId!.Value).ToListAsync(cancellation);
        foreach (var photo in photos)
        {
            var isHere = asked.Contains(photo.PersonId) || known.GetValueOrDefault(photo.PersonId) is { HasLeft: false } or { CardTrouble: Models.CardTrouble.Expired or Models.CardTrouble.Blocked };
            photo.LeftAt = isHere ? null : photo.LeftAt ?? now;
        }
        var gone = photos.Where(p => p.LeftAt <= now.AddDays(-LeftDays)).ToList();
        if (gone.Count > 0)
        {
            db.Photos.RemoveRange(gone);
            db.Publish(new FilesGivenUp([.. gone.Select(p => p.FileId)]));
        }
        await db.SaveChangesAsync(cancellation);
    }
}
