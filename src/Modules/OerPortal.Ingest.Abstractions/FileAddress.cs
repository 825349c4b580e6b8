namespace OerPortal.Ingest;

/// <summary>Where the Ingest module answers for a file: paths below a site, before which its path base goes. The one place that spells them.</summary>
public static class FileAddress
{
    /// <summary>The file as an attachment.</summary>
    public static string Download(Guid fileId) => $"/tep/{fileId}/tai";

    /// <summary>Sound or film to play, by range.</summary>
    public static string Play(FileFacts file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"/tep/{file.Id}/{Uri.EscapeDataString(file.Name)}";
    }

    /// <summary>A picture that stands for the file: a cover, or a film that has not begun.</summary>
    public static string Cover(Guid fileId) => $"/tep/{fileId}/bia";

    /// <summary>Name of the parameter that asks for a cover as JPEG in one of the <see cref="CoverWidths"/>.</summary>
    public const string CoverWidthName = "rong";

    /// <summary>Pixels.</summary>
    public static IReadOnlyList<int> CoverWidths { get; } = [160, 480];

    /// <summary>The picture as JPEG, at most so wide.</summary>
    /// <param name="width">One of <see cref="CoverWidths"/>.</param>
    public static string Cover(Guid fileId, int width) => FormattableString.Invariant($"{Cover(fileId)}?{CoverWidthName}={width}");

    /// <summary>Pixels across, for pictures within pages.</summary>
    public static IReadOnlyList<int> PictureWidths { get; } = [800, 1600];

    /// <summary>A picture as pages show it, at most so wide.</summary>
    /// <param name="width">One of <see cref="PictureWidths"/>.</param>
    public static string Picture(Guid fileId, int width) => FormattableString.Invariant($"/tep/{fileId}/anh?{CoverWidthName}={width}");

    /// <summary>A file of subtitles, in the form that browsers show.</summary>
    public static string Captions(Guid fileId) => $"/tep/{fileId}/phu-de.vtt";

    /// <summary>Name of the list of all sizes.</summary>
    public const string StreamsName = "phim.m3u8";

    /// <summary>A film in sizes for slow lines, by HTTP Live Streaming.</summary>
    public static string Streams(Guid fileId) => $"/tep/{fileId}/hls/{StreamsName}";

    /// <summary>A large picture in tiles (<see cref="ITiles"/>): <c>info.json</c> and the parts it describes lie below.</summary>
    public static string Tiles(Guid fileId) => $"/tep/{fileId}/iiif";

    /// <summary>Name of the parameter that asks for a file of an archive to take along instead of looking at it.</summary>
    public const string TakeAlongName = "tai";

    /// <summary>A file of an archive (<see cref="IContents"/>).</summary>
    /// <param name="path">As the list has it.</param>
    public static string Part(Guid fileId, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"{PartsOf(fileId.ToString())}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
    }

    /// <summary>What files of an archive answer below.</summary>
    public static string PartsOf(string fileId) => $"/tep/{fileId}/muc";

    /// <summary>The picture of page 1 of a PDF, or the poster of a film.</summary>
    public static string FirstPage(Guid fileId) => $"/tep/{fileId}/trang-1";

    /// <summary>Base address of a publication: manifest, positions and members lie below it.</summary>
    public static string Members(string pathBase, Guid fileId) => $"{pathBase}/an-pham/{fileId}/";
}
