using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>
/// Books whose fonts are obfuscated, as layout programmes export them. Old Vietnamese books are set in fonts whose letters stand at
/// other code points: without the font their text is gibberish.
/// </summary>
public sealed class HiddenFontsTests(DemoPortal demo) : Journey(demo)
{
    private const string Identifier = "urn:uuid:6A3F9E10-52C4-4D0B-9E57-0F1B7C2D8A44";

    [Theory]
    [InlineData("http://www.idpf.org/2008/embedding")]
    [InlineData("http://ns.adobe.com/pdf/enc#RC")]
    public async Task The_reader_shows_the_books_own_letters(string algorithm)
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/dong-gop");
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "phong-chu.epub",
            MimeType = "application/epub+zip",
            Buffer = await BookAsync(algorithm),
        });
        var file = await Page.Locator("[data-files] input[name=fileId]").First.InputValueAsync();
        await Page.WaitForFunctionAsync("async (manifest) => (await fetch(manifest)).ok", $"{DemoPeople.School}/an-pham/{file}/manifest.json");

        await GoAsync($"{DemoPeople.School}/doc/tep/{file}");
        await new OpenBook(Page).ShouldSayAsync("Chữ của sách");

        var frame = Page.Frames.Single(f => f.Url.StartsWith("blob:", StringComparison.Ordinal));
        await EventuallyAsync(async () => (await frame.EvaluateAsync<string[]>("async () => { await document.fonts.ready; return [...document.fonts].filter((f) => f.family === 'Của sách').map((f) => f.status); }"))
            .ShouldBe(["loaded"]));
    }

    private static async Task<byte[]> BookAsync(string algorithm)
    {
        var font = await File.ReadAllBytesAsync(Checkout.PathTo("themes", "OerPortal.Theme", "Assets", "fonts", "books", "literata-400.woff2"), Ct);
        using var bytes = new MemoryStream();
        await bytes.WriteAsync(TestKit.SmallBook.Epub("Phông chữ", "Chữ của sách."), Ct);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "book.opf", opf => opf.Replace("</manifest>", """<item id="f" href="chu/a b.woff2" media-type="font/woff2"/></manifest>""", StringComparison.Ordinal)
                .Replace(opf[opf.IndexOf("urn:uuid:", StringComparison.Ordinal)..opf.IndexOf("</dc:identifier>", StringComparison.Ordinal)], Identifier, StringComparison.Ordinal));
            Change(zip, "c1.xhtml", page => page.Replace("</head>",
                "<style>@font-face { font-family: 'Của sách'; src: url('chu/a%20b.woff2'); } body { font-family: 'Của sách'; }</style></head>", StringComparison.Ordinal));
            Write(zip, "chu/a b.woff2", Hide(font, algorithm));
            Write(zip, "META-INF/encryption.xml", Encoding.UTF8.GetBytes($"""
                <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
                <enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/>
                <enc:CipherData><enc:CipherReference URI="chu/a%20b.woff2"/></enc:CipherData></enc:EncryptedData></encryption>
                """));
        }
        return bytes.ToArray();
    }

    /// <summary>EPUB 3.3 §4.4.3 and Adobe's elder way.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The standard asks for SHA-1.")]
    private static byte[] Hide(byte[] font, string algorithm)
    {
        var isAdobe = algorithm.Contains("adobe", StringComparison.Ordinal);
        var key = isAdobe
            ? Convert.FromHexString(Identifier["urn:uuid:".Length..].Replace("-", "", StringComparison.Ordinal))
            : SHA1.HashData(Encoding.UTF8.GetBytes(Identifier));
        var hidden = font.ToArray();
        for (var i = 0; i < (isAdobe ? 1024 : 1040); i++)
            hidden[i] ^= key[i % key.Length];
        return hidden;
    }

    private static void Change(ZipArchive zip, string name, Func<string, string> change)
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        Write(zip, name, Encoding.UTF8.GetBytes(change(text)));
    }

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
