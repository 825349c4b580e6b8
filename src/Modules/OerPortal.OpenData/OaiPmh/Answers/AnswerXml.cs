using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>The envelope of every answer (OAI-PMH 2.0, 3.2), written while it is sent.</summary>
internal sealed class AnswerXml : IDisposable
{
    public const string Ns = "http://www.openarchives.org/OAI/2.0/";
    public const string Schema = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";
    public const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const int Much = 32 * 1024;

    // Texts are cleaned where they are written.
    private static readonly XmlWriterSettings Form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };

    private readonly PipeWriter _wire;

    public AnswerXml(PipeWriter wire)
    {
        _wire = wire;
        Writer = XmlWriter.Create(new AnswerStream(wire), Form);
    }

    public XmlWriter Writer { get; }

    public void Begin(OaiPlace place, DateTimeOffset at, OaiArguments? arguments)
    {
        Writer.WriteStartDocument();
        Writer.WriteStartElement("OAI-PMH", Ns);
        Writer.WriteAttributeString("xmlns", "xsi", null, Instance);
        Writer.WriteAttributeString("xsi", "schemaLocation", Instance, $"{Ns} {Schema}");
        Element("responseDate", OaiDates.Write(at));
        Writer.WriteStartElement("request", Ns);
        if (arguments is not null)
        {
            Writer.WriteAttributeString("verb", arguments.Verb.ToString());
            foreach (var (name, value) in arguments.All) Writer.WriteAttributeString(name, XmlLetters.Clean(value));
        }

        Writer.WriteString(place.Address);
        Writer.WriteEndElement();
    }

    public void Element(string name, string text) => Writer.WriteElementString(name, Ns, text);

    public void Refuse(OaiRefusal refusal)
    {
        Writer.WriteStartElement("error", Ns);
        Writer.WriteAttributeString("code", refusal.Code);
        Writer.WriteString(refusal.Message);
        Writer.WriteEndElement();
    }

    /// <param name="token">Empty on the last page.</param>
    /// <param name="cursor">How many were told on earlier pages.</param>
    /// <param name="size">How many the whole list has, where that is known (OAI-PMH 2.0, 3.5: it may change while records do).</param>
    public void Token(string token, long cursor, long? size)
    {
        Writer.WriteStartElement("resumptionToken", Ns);
        if (size is { } whole) Writer.WriteAttributeString("completeListSize", whole.ToString(CultureInfo.InvariantCulture));
        Writer.WriteAttributeString("cursor", cursor.ToString(CultureInfo.InvariantCulture));
        Writer.WriteString(token);
        Writer.WriteEndElement();
    }

    /// <summary>Sends on what has been written, if it is much.</summary>
    public async ValueTask SendAsync(CancellationToken cancellation)
    {
        if (_wire.CanGetUnflushedBytes && _wire.UnflushedBytes < Much) return;
        await _wire.FlushAsync(cancellation);
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        Writer.WriteEndDocument();
        Writer.Flush();
        await _wire.FlushAsync(cancellation);
    }

    public void Dispose() => Writer.Dispose();
}
