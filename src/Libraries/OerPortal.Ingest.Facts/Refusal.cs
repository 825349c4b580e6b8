namespace OerPortal.Ingest;

/// <summary>
/// Why a file was turned away. Each value has a sentence for people under the key
/// <c>ingest.refusal.{kebab-case name}</c> in both languages; the name itself is stored, so values are never renamed.
/// </summary>
public enum Refusal
{
    /// <summary>The file has no bytes, or too few to be anything.</summary>
    Empty,
    /// <summary>One to three bytes: cut off, or never anything.</summary>
    TooShort,
    /// <summary>Larger than the portal takes.</summary>
    TooLarge,
    /// <summary>The bytes match no kind the portal accepts.</summary>
    KindNotAccepted,
    /// <summary>A camera's raw photograph.</summary>
    RawPhoto,
    /// <summary>A Flash film, which no browser plays any more.</summary>
    Flash,
    /// <summary>A Kindle book.</summary>
    Kindle,
    /// <summary>A DjVu scan.</summary>
    Djvu,
    /// <summary>A Windows help file.</summary>
    HelpFile,
    /// <summary>A drawing of Photoshop, Illustrator, CorelDRAW or GIMP.</summary>
    Design,
    /// <summary>A picture of a kind browsers do not draw.</summary>
    PictureKind,
    /// <summary>A RealMedia film or sound.</summary>
    RealMedia,
    /// <summary>A font.</summary>
    Font,
    /// <summary>A shortcut to something that is elsewhere.</summary>
    Shortcut,
    /// <summary>An office file other than of Word, Excel and PowerPoint, or with another one's name ending.</summary>
    OfficeKind,
    /// <summary>A drawing whose document type declares entities.</summary>
    DrawingEntities,
    /// <summary>A photograph of a phone (HEIC, AVIF) that cannot be drawn here.</summary>
    PhonePhoto,
    /// <summary>A program, not a document.</summary>
    Executable,
    /// <summary>An archive of a kind that is not opened (7z, RAR, tar, gzip …).</summary>
    ArchiveKind,
    /// <summary>The bytes are of another kind than the name says.</summary>
    NameAndContentDiffer,
    /// <summary>Needs a password to be read.</summary>
    Encrypted,
    /// <summary>Carries digital rights management other than font obfuscation.</summary>
    RightsManaged,
    /// <summary>An office document with macros; such are taken by now, and marked. Stands in rows from before.</summary>
    Macros,
    /// <summary>An image whose header declares more pixels than can be decoded safely.</summary>
    TooManyPixels,
    /// <summary>The ZIP structure is damaged or cut off.</summary>
    ZipDamaged,
    /// <summary>Something stands before the first ZIP header.</summary>
    ZipNotAtStart,
    /// <summary>More than 64 KiB stand after the ZIP's end record.</summary>
    ZipTrailingBytes,
    /// <summary>Directory and member headers contradict each other.</summary>
    ZipHeadersDisagree,
    /// <summary>Members overlap.</summary>
    ZipOverlap,
    /// <summary>Bytes hide between members.</summary>
    ZipGap,
    /// <summary>A compression method other than stored and deflate.</summary>
    ZipMethod,
    /// <summary>A link or device instead of a file.</summary>
    ZipSpecialFile,
    /// <summary>Two members would be one file on some computers.</summary>
    ZipDuplicateName,
    /// <summary>A member name that points outside or misleads.</summary>
    ZipUnsafeName,
    /// <summary>More than 10,000 members.</summary>
    ZipTooManyMembers,
    /// <summary>More than 512 MiB when unpacked.</summary>
    ZipTooLargeUnpacked,
    /// <summary>Unpacks to more than a hundred times its size.</summary>
    ZipRatio,
    /// <summary>A member's bytes do not match its checksum or declared length.</summary>
    ZipChecksum,
    /// <summary>An archive inside the archive.</summary>
    ZipNestedArchive,
    /// <summary>A package (H5P, SCORM) inside a course: packages in packages are not opened.</summary>
    CourseNestedArchive,
    /// <summary>A course's backup that holds the people of the course.</summary>
    BackupWithPeople,
    /// <summary>An EPUB without a readable container or package document.</summary>
    EpubDamaged,
    /// <summary>The EPUB's own <c>mimetype</c> member is wrong.</summary>
    EpubMimetype,
    /// <summary>XML with a document type definition that declares entities.</summary>
    XmlEntities,
    /// <summary>Elements nested deeper than readers can follow.</summary>
    XmlTooDeep,
    /// <summary>A reference that leads out of the book.</summary>
    EpubUnsafeReference,
    /// <summary>More reading-order entries, or a larger chapter, than readers can open.</summary>
    EpubTooLarge,
    /// <summary>A lecture's manifest that cannot be read, or does not say what to open.</summary>
    PackageDamaged,
    /// <summary>A lecture that begins outside its package: at another site, a script, a file of the reader's own machine.</summary>
    PackageUnsafeLaunch,
    /// <summary>A lecture that begins with a file that is not in its package.</summary>
    PackageLaunchMissing,
    /// <summary>More text than a shelf of books has.</summary>
    TextTooLong,
    /// <summary>Opening it took more time, memory or room than a file may take.</summary>
    TooMuchWork,
    /// <summary>The scanner gave up at its limits while unpacking (not a virus).</summary>
    ScanLimits,
    /// <summary>A scanner heuristic other than encryption and limits matched.</summary>
    ScanSuspicious,
}

/// <summary>Raised where a file breaks a rule; carries the code people are told about and, for the log, the place.</summary>
/// <param name="reason">The broken rule.</param>
/// <param name="place">A member or header name, never shown unescaped.</param>
public sealed class FileRefusedException(Refusal reason, string? place = null)
    : Exception(place is null ? reason.ToString() : $"{reason}: {place}")
{
    /// <summary>The broken rule.</summary>
    public Refusal Reason { get; } = reason;

    /// <summary>Where it was broken.</summary>
    public string? Place { get; } = place;

    /// <summary>The member it was broken in, which people are told; null when the file as a whole is at fault.</summary>
    public string? Member { get; private init; }

    /// <summary>Broken in a member of an archive.</summary>
    public static FileRefusedException In(Refusal reason, string member) => new(reason, member) { Member = member };
}
