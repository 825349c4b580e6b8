using OerPortal.Ingest;

namespace OerPortal.Reading;

/// <summary>Addresses that the Ingest module answers.</summary>
internal static class FileAddress
{
    /// <summary>The original file as an attachment; below the site's path.</summary>
    public static string Download(FileFacts file) => $"/tep/{file.Id}/tai";

    /// <summary>Sound or film to play, by range.</summary>
    public static string Play(FileFacts file) => $"/tep/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    /// <summary>A picture that stands for the file, such as a film that has not begun.</summary>
    public static string Cover(FileFacts file) => $"/tep/{file.Id}/bia";

    /// <summary>A file of subtitles, in the form that browsers show.</summary>
    public static string Captions(FileFacts file) => $"/tep/{file.Id}/phu-de.vtt";

    /// <summary>The picture of page 1 of a PDF.</summary>
    public static string FirstPage(Guid fileId) => $"/tep/{fileId}/trang-1";

    /// <summary>Base address of a publication: manifest, positions and members lie below it.</summary>
    public static string Members(string pathBase, Guid fileId) => $"{pathBase}/an-pham/{fileId}/";
}
