# Harvests a repository with HTTP::OAI, which nobody here wrote, and prints one line a record: identifier, time, status, title.
# Usage: harvest.pl BASE_URL FORMAT [FROM]
use strict;
use warnings;
use utf8;
use HTTP::OAI;
use HTTP::OAI::Metadata::OAI_DC;

binmode STDOUT, ':encoding(UTF-8)';
my ($address, $format, $from) = @ARGV;
my $harvester = HTTP::OAI::Harvester->new(baseURL => $address);
my $identity = $harvester->Identify;
die $identity->message if $identity->is_error;
die 'baseURL differs: ' . $identity->baseURL if $identity->baseURL ne $address;
my %only = defined $from ? (from => $from) : ();
my $answer = $harvester->ListRecords(
    metadataPrefix => $format, %only,
    handlers => $format eq 'oai_dc' ? { metadata => 'HTTP::OAI::Metadata::OAI_DC' } : {},
    # Called for each; the harvester goes on by itself from page to page.
    onRecord => sub {
        my ($record) = @_;
        my $is_deleted = ($record->status // '') eq 'deleted';
        my $title = $is_deleted || $format ne 'oai_dc' ? '' : $record->metadata->dc->{title}[0];
        print join("\t", $record->identifier, $record->datestamp, $is_deleted ? 'deleted' : '', $title), "\n";
    });
die $answer->message if $answer->is_error && !($answer->isa('HTTP::OAI::Response') && $answer->code eq 'noRecordsMatch');
# Of the last page: nothing was told before that the list does not have.
print "at\t", $answer->responseDate, "\n";
