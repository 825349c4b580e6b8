namespace OerPortal.Cms.Blobs;

/// <summary>What became of a blob that was to be carried.</summary>
internal enum Carried
{
    /// <summary>It is there now.</summary>
    Moved,

    /// <summary>It was there before.</summary>
    WasThere,

    /// <summary>Its bytes are not those of its name; it stays where it is and nothing is carried.</summary>
    Damaged,

    /// <summary>What arrived is not what was sent; it was set aside there, and the source stays.</summary>
    Spoiled,

    /// <summary>It was deleted meanwhile; nothing of it is left in the other place.</summary>
    Gone,
}

/// <param name="IsSentAgain">Also when one of that name and length is there.</param>
/// <param name="IsReadBack">Read whole from its new place and compared, before the source may go.</param>
/// <param name="DeletesSource">Takes it away from where it was.</param>
internal sealed record CarryingWay(bool IsSentAgain, bool IsReadBack, bool DeletesSource);

/// <summary>Carries blobs from one place to another, so that at every moment at least one of them has it whole. May be cut off and begun again anywhere.</summary>
internal sealed class BlobCarriage(PortalFolders folders)
{
    public async Task<Carried> CarryAsync(IBlobStore from, IBlobStore to, StoredBlob blob, CarryingWay how, CancellationToken cancellation)
    {
        try
        {
            var wasThere = !how.IsSentAgain && await IsThereAsync(to, blob, cancellation);
            if (!wasThere && !await GiveAsync(from, to, blob.Sha256, cancellation))
                return Carried.Damaged;
            if (how.IsReadBack && (!wasThere || how.DeletesSource) && !await IsRightAsync(to, blob.Sha256, cancellation))
            {
                await to.SetAsideAsync(blob.Sha256, cancellation);
                return Carried.Spoiled;
            }

            if (!await from.ExistsAsync(blob.Sha256, cancellation))
                return await GoneAsync(to, blob.Sha256, wasThere, cancellation);
            if (how.DeletesSource)
                await from.DeleteAsync(blob.Sha256, cancellation);
            return wasThere ? Carried.WasThere : Carried.Moved;
        }
        catch (BlobUnavailableException)
        {
            return Carried.Gone;
        }
    }

    public static async Task<bool> IsThereAsync(IBlobStore place, StoredBlob blob, CancellationToken cancellation)
    {
        try
        {
            await using var there = await place.OpenReadAsync(blob.Sha256, cancellation);
            return there.Length == blob.Length;
        }
        catch (BlobUnavailableException)
        {
            return false;
        }
    }

    private async Task<bool> GiveAsync(IBlobStore from, IBlobStore to, string sha256, CancellationToken cancellation)
    {
        using var borrowed = await from.BorrowLocalAsync(sha256, cancellation);
        Directory.CreateDirectory(folders.Temp);
        var given = Path.Combine(folders.Temp, $"{LocalBlob.Prefix}{Guid.CreateVersion7():N}");
        try
        {
            SecondName.Give(borrowed.Path, given);
            if (await HashedFile.HashOfAsync(given, cancellation) != sha256)
                return false;
            await to.AdoptAsync(given, sha256, cancellation);
            return true;
        }
        catch (FileNotFoundException e) when (e is not BlobUnavailableException)
        {
            throw new BlobUnavailableException(sha256, "it was deleted");
        }
        finally
        {
            File.Delete(given);
        }
    }

    private static async Task<bool> IsRightAsync(IBlobStore place, string sha256, CancellationToken cancellation)
    {
        await using var content = await place.OpenReadAsync(sha256, cancellation);
        return await HashedFile.HashOfAsync(content, cancellation) == sha256;
    }

    // Whoever deleted it did so before it was there, and does not come back for it.
    private static async Task<Carried> GoneAsync(IBlobStore to, string sha256, bool wasThere, CancellationToken cancellation)
    {
        if (!wasThere)
            await to.DeleteAsync(sha256, cancellation);
        return Carried.Gone;
    }
}
