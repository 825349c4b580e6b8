using System.Runtime.CompilerServices;

namespace OerPortal.Cms.Blobs;

/// <summary>
/// Several places as one store. A new blob is always placed on this machine, so that an upload ends whatever became of the bucket; one that is
/// read may be in any of the places, those on this machine being asked first.
/// </summary>
internal sealed class BlobPlaces(BlobLocations locations, PortalFolders folders) : IBlobStore
{
    public Task<Blob> PutAsync(Stream content, CancellationToken cancellation) => locations.Arrival.PutAsync(content, cancellation);

    public Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation) => locations.Arrival.AdoptAsync(temporaryFile, knownSha256, cancellation);

    public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation) => FindAsync(place => place.OpenReadAsync(sha256, cancellation));

    public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation)
        => FindAsync(place => place.OpenRangeAsync(sha256, offset, length, cancellation));

    public Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation) => FindAsync(async place =>
    {
        var blob = await place.BorrowLocalAsync(sha256, cancellation);
        return place is LocalBlobStore ? WithNameOfItsOwn(blob) : blob;
    });

    public async Task<bool> ExistsAsync(string sha256, CancellationToken cancellation)
    {
        foreach (var place in locations.Read)
        {
            if (await place.ExistsAsync(sha256, cancellation))
                return true;
        }

        return false;
    }

    /// <summary>Out of the place where it would be read.</summary>
    public async Task SetAsideAsync(string sha256, CancellationToken cancellation)
    {
        foreach (var place in locations.Read)
        {
            if (!await place.ExistsAsync(sha256, cancellation))
                continue;
            await place.SetAsideAsync(sha256, cancellation);
            return;
        }
    }

    // Here first: whoever is just sending it sees that it is gone, and takes it out of the bucket again (BlobCarriage).
    public async Task DeleteAsync(string sha256, CancellationToken cancellation)
    {
        foreach (var place in locations.Read)
            await place.DeleteAsync(sha256, cancellation);
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < locations.Read.Count; i++)
        {
            await foreach (var blob in locations.Read[i].ListAsync(cancellation))
            {
                if (!await IsInAsync(locations.Read.Take(i), blob.Sha256, cancellation))
                    yield return blob;
            }
        }
    }

    private static async Task<bool> IsInAsync(IEnumerable<IBlobStore> places, string sha256, CancellationToken cancellation)
    {
        foreach (var place in places)
        {
            if (await place.ExistsAsync(sha256, cancellation))
                return true;
        }

        return false;
    }

    private async Task<T> FindAsync<T>(Func<IBlobStore, Task<T>> open)
    {
        foreach (var place in locations.Read.SkipLast(1))
        {
            try
            {
                return await open(place);
            }
            catch (BlobUnavailableException)
            {
                // Not here, or not whole: the next may have it.
            }
        }

        return await open(locations.Read[^1]);
    }

    // What is sent to the bucket loses its place here while programs still read it.
    private LocalBlob WithNameOfItsOwn(LocalBlob blob)
    {
        Directory.CreateDirectory(folders.Temp);
        var own = Path.Combine(folders.Temp, $"{LocalBlob.Prefix}{Guid.CreateVersion7():N}");
        try
        {
            SecondName.Give(blob.Path, own);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BlobUnavailableException(Path.GetFileName(blob.Path), "it has just been sent");
        }

        return new LocalBlob(own, isCopy: true);
    }
}
