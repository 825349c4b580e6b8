using System.Collections.Frozen;

namespace OerPortal.Search.Models;

/// <summary>What people ask of a file before they open it, whatever its exact kind: codes of <see cref="FacetField.Format"/>, named by the strings <c>format.{code}</c>.</summary>
public static class FileFormats
{
    public const string Sound = "am-thanh";

    /// <summary>It can be taken home in a file, for where there is no network.</summary>
    public const string Offline = "ngoai-tuyen";

    private static readonly (string Code, string Endings)[] Kinds =
    [
        ("epub", "EPUB"),
        ("pdf", "PDF"),
        (Sound, "MP3 M4A M4B M4R AAC ADTS OGG OGA OPUS SPX WAV WAVE FLAC WEBA AMR AWB WMA AIF AIFF AIFC MID MIDI KAR MKA"),
        ("video", "MP4 M4V 3GP 3GPP 3G2 MOV QT WEBM MKV MK3D AVI WMV ASF MPG MPEG VOB MPE M2P DAT TS MTS M2TS M2T FLV F4V OGV OGX"),
        ("hinh-anh", "JPG JPEG JPE JFIF PNG APNG GIF WEBP TIF TIFF HEIC HEIF HIF AVIF BMP DIB SVG"),
        ("trinh-chieu", "PPTX PPT PPS PPSX POT POTX ODP"),
        ("bang-tinh", "XLSX XLS XLT XLTX XLSM ODS CSV"),
        ("van-ban", "DOCX DOC DOT DOTX ODT RTF TXT TEXT MD HTML HTM XHTML"),
        ("goi", "ZIP H5P IMSCC MBZ"),
    ];

    private static readonly FrozenDictionary<string, string> ByEnding =
        Kinds.SelectMany(kind => kind.Endings.Split(' ').Select(ending => (ending, kind.Code))).ToFrozenDictionary(pair => pair.ending, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Kinds.Select(kind => kind.Code), Offline];

    /// <param name="names">As a card names them: EPUB, PDF, MP3; what is none of these (subtitles) is left out.</param>
    /// <param name="isHeard">The description says that it is there to be heard, as a book with a speaking voice is.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> names, bool isHeard)
    {
        var codes = names.Select(name => ByEnding.GetValueOrDefault(name)).OfType<string>();
        if (isHeard) codes = codes.Append(Sound);
        return [.. (names.Count > 0 ? codes.Append(Offline) : codes).Distinct()];
    }
}
