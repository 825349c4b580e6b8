namespace OerPortal.Ingest;

/// <summary>How much room files take, and how much people and schools have.</summary>
public interface IStorage
{
    /// <summary>Of one person, at all sites.</summary>
    Task<StorageUse> OfPersonAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Of one site.</summary>
    Task<StorageUse> OfSiteAsync(Guid siteId, CancellationToken cancellation);

    /// <summary>Of each of these sites, also of one without files.</summary>
    Task<IReadOnlyDictionary<Guid, StorageUse>> OfSitesAsync(IReadOnlyCollection<Guid> siteIds, CancellationToken cancellation);

    /// <summary>All sites that have files, those that take most first.</summary>
    Task<IReadOnlyList<Guid>> ByUseAsync(CancellationToken cancellation);

    /// <summary>Who takes most of it at a site, the largest first.</summary>
    Task<IReadOnlyList<PersonStorage>> LargestAsync(Guid siteId, int most, CancellationToken cancellation);

    /// <summary>What the files of a site are, or of all sites.</summary>
    Task<StorageParts> PartsAsync(Guid? siteId, CancellationToken cancellation);

    /// <summary>The disk that files arrive on.</summary>
    Task<DiskStorage> DiskAsync(CancellationToken cancellation);

    /// <summary>Gives a site more or less room than others have; null: as others.</summary>
    Task SetLimitAsync(Guid siteId, long? bytes, CancellationToken cancellation);
}

/// <param name="Bytes">Taken and announced.</param>
/// <param name="Limit">Null: as much as the disk has.</param>
/// <param name="Files">How many, unfinished ones too.</param>
public sealed record StorageUse(long Bytes, long? Limit, int Files);

/// <summary>What somebody's files take at a site.</summary>
public sealed record PersonStorage(Guid PersonId, long Bytes, int Files);

/// <param name="Kinds">Those that take most first.</param>
/// <param name="Made">Bytes of what was made of them: covers, copies, sizes of films.</param>
/// <param name="TurnedAway">Files in quarantine, refused or failed.</param>
public sealed record StorageParts(IReadOnlyList<KindStorage> Kinds, long Made, KindStorage Unfinished, int TurnedAway);

/// <summary>What files of a kind take.</summary>
public sealed record KindStorage(FileKind Kind, long Bytes, int Files);

/// <param name="Orphans">Stored files that nothing refers to any more; they are swept within a day.</param>
public sealed record DiskStorage(long Free, long Total, int Orphans);

/// <summary>A file is not taken because there is no room for it.</summary>
/// <param name="key">Of the sentence, with one argument.</param>
/// <param name="limit">Bytes or number that is reached; 0 when it is the disk.</param>
public sealed class NoRoomException(string key, long limit = 0) : Exception(key)
{
    /// <summary>Key of the sentence.</summary>
    public string Key { get; } = key;

    /// <summary>What is reached: bytes, or a number of uploads.</summary>
    public long Limit { get; } = limit;

    /// <summary>The limit is a number of uploads, not of bytes.</summary>
    public bool IsNumber { get; init; }
}
